import { isStoreError } from '../../../store/port.js'
import type { Services } from '../../county.js'
import type { HistoryEvent } from '../projection/project.js'
import type { CallRecord } from '../record.js'
import { mergeKey, merges, type Merge } from './record.js'

type Means = Pick<Services, 'store' | 'runtime'>

/** Tells the cases that are merged under a main how it ended. Telling them twice does nothing more. */
export async function settleMerged(
  means: Means,
  county: string,
  main: string,
  result: string,
): Promise<void> {
  for await (const merge of means.store.stream(merges, county, { where: { main, state: 'waiting' } }))
    await settleMerge(means, merge, result)
}

export async function settleMerge({ store, runtime }: Means, merge: Merge, result: string): Promise<void> {
  if (merge.state !== 'waiting') return
  const key = mergeKey(merge)
  await runtime.publish(merge.county, { name: 'main settled', key, dedupe: key, variables: { 结果: result } })
  await leave({ store }, merge, 'settled')
}

/** A case that is split off, or has ended by itself, waits for no main any more. */
export async function leaveMain(
  { store }: Pick<Services, 'store'>,
  { county, number }: Pick<CallRecord, 'county' | 'number'>,
  events: readonly HistoryEvent[],
): Promise<void> {
  if (!events.some(({ type, name }) => type === 'milestone' && leaving.includes(name ?? ''))) return
  for await (const merge of store.stream(merges, county, { where: { case: number } }))
    await leave({ store }, merge, 'left')
}

const leaving: readonly string[] = ['拆分', '撤回', '终止', '主件结果']

async function leave({ store }: Pick<Services, 'store'>, merge: Merge, state: Merge['state']): Promise<void> {
  if (merge.state !== 'waiting') return
  try {
    await store.update(merges, merge.county, merge._id, merge.rev, { set: { state } })
  } catch (error) {
    if (!isStoreError(error, 'STALE_REV')) throw error
  }
}
