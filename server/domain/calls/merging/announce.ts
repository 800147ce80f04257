import type { Services } from '../../county.js'
import { noticeSender, type Resolve, type SentNotice } from '../../notices/on-send.js'
import { contextIn, numberIn, textIn } from '../feel.js'
import { settleMerged } from './settle.js'

/**
 * `huying.announce`: how a case ended goes to the people concerned as a notice, to the cases merged under it, and to the
 * source from which it came, once a round.
 */
export function announcer(services: Pick<Services, 'store' | 'runtime'>, resolve: Resolve) {
  const notify = noticeSender(services.store, resolve)
  return async (sent: SentNotice): Promise<void> => {
    const { county, variables } = sent
    await notify(sent)
    const matter = contextIn(variables.事项)
    const number = textIn(matter.编号)
    const result = textIn(variables.结果)
    if (number === undefined || result === undefined) return
    if (sent.case !== null) await settleMerged(services, county, sent.case, result)
    if (ownSources.includes(textIn(matter.来源) ?? '')) return
    await services.runtime.publish(county, {
      name: 'call result',
      key: number,
      dedupe: `${number}/${numberIn(variables.轮次) ?? 1}`,
      variables: { 去向: result, 来源编号: matter.来源编号 ?? null },
    })
  }
}

/** Calls that nobody else sent here: their clerk reads the notice. */
const ownSources: readonly string[] = ['乡镇', '电话']
