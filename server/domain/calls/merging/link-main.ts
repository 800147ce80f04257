import type { Worker } from '../../../runtime/index.js'
import { isStoreError, type Store } from '../../../store/port.js'
import { caseNamed } from '../case-name.js'
import type { Services } from '../../county.js'
import { numberIn, textIn } from '../feel.js'
import { callId, calls } from '../record.js'
import { mergeId, merges, type Merge } from './record.js'
import { settleMerge } from './settle.js'

/**
 * `huying.link-main`: registers a merged case under its main. A main that has ended meanwhile, or was itself merged, tells
 * so at once, so that nobody waits for it.
 */
export function linkMain(services: Pick<Services, 'store' | 'runtime' | 'clock'>): Worker {
  const { store, runtime, clock } = services
  return async ({ county, variables }) => {
    const main = textIn(variables.主件) ?? ''
    const key = textIn(variables.案键) ?? ''
    const order = numberIn(variables.并件序) ?? 1
    const merge: Omit<Merge, 'rev'> = {
      _id: mergeId(county, key, order),
      county,
      case: caseNamed(key).matter,
      key,
      main,
      order,
      at: clock.now(),
      state: 'waiting',
    }
    try {
      await store.insert(merges, merge)
    } catch (error) {
      if (!isStoreError(error, 'DUPLICATE')) throw error
    }
    const record = await store.get(calls, county, callId(county, main))
    const running = record && (await runtime.instance(county, record.instance))?.doc.status === 'running'
    // Two that are merged into each other at once would wait for ever: whoever finds its main waiting is taken in anew.
    const waits = running && (await waitsItself(store, county, main))
    if (running && !waits) return
    const there = await store.get(merges, county, merge._id)
    const result = waits ? '已并件' : (record?.state ?? '终止')
    if (there) await settleMerge({ store, runtime }, there, result)
  }
}

async function waitsItself(store: Store, county: string, main: string): Promise<boolean> {
  const where = { case: main, state: 'waiting' } as const
  return (await store.count(merges, county, { where })) > 0
}
