import type { County } from '../../../domain/county.js'
import { jobs } from '../../../runtime/index.js'
import type { Standing } from './get.js'

/** Milliseconds after which a job that nobody took is shown. */
const patience = 60_000

/** Jobs that no worker has taken: nothing fails, they wait until a program of their type asks. */
export async function unclaimedJobs({ store, county, now }: County): Promise<Standing[]> {
  const { items } = await store.find(jobs, county, {
    where: { state: 'open', createdAt: { lte: now - patience } },
    sort: ['createdAt'],
    limit: 100,
  })
  return items
    .filter(job => job.worker === undefined)
    .map(job => ({
      id: job._id,
      ...(job.case === null ? {} : { number: job.case }),
      instance: job.instance,
      processId: job.process,
      element: job.element,
      code: 'JOB_UNCLAIMED',
      message: `作业“${job.type}”没有程序领取`,
      at: job.createdAt,
      notRetryable: '由外部程序领取后自动继续，请检查该程序是否在运行',
    }))
}
