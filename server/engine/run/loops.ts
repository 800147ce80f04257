import { describe } from '../expression/index.js'
import type { Value } from '../expression/port.js'
import type { FlowNode, MultiInstance, StandardLoop } from '../model/graph.js'
import type { Activity } from '../state/state.js'
import type { Phase } from '../state/waits.js'
import { armAttached } from './arm.js'
import { evaluate, holds, valueOf } from './evaluate.js'
import { attempt } from './incident.js'
import { closeBody } from './rounds.js'
import type { Run } from './run.js'
import { Trouble } from './trouble.js'

/** Opens the body around the rounds of an element; its boundary events belong to the body. */
export function openLoop(run: Run, element: FlowNode, scope: string, tokens: string[]): void {
  const key = run.nextKey()
  run.emit({
    type: 'multi-entered',
    element: element.id,
    activity: key,
    scope,
    elementType: element.type,
    name: element.name,
    tokens,
  })
  startLoop(run, run.activity(key)!, element, 'enter')
}

/** Counts the rounds and begins them, all at once or one after the other. */
export function startLoop(run: Run, body: Activity, element: FlowNode, from: Phase): void {
  const { loop } = element
  const ready =
    from !== 'enter' ||
    attempt(run, body, 'enter', () => {
      const rounds =
        loop?.kind === 'multi-instance' ? countRounds(run, loop, body) : unknownRounds(run, loop, body)
      armAttached(run, body, element)
      run.emit({ type: 'multi-opened', element: element.id, activity: body.key, ...rounds })
    })
  if (!ready) return
  const { total } = run.activity(body.key)!.multi!
  if (total === 0) return closeBody(run, run.activity(body.key)!, element)
  const atOnce = loop?.kind === 'multi-instance' && !loop.sequential ? total! : 1
  for (let index = 1; index <= atOnce; index += 1)
    run.emit({ type: 'token-placed', token: run.nextKey(), element: element.id, scope: body.key, index })
}

interface Rounds {
  total: number | null
  items: Value[] | null
}

function countRounds(run: Run, loop: MultiInstance, body: Activity): Rounds {
  if (loop.collection) {
    const items = valueOf(run, loop.collection, body.key)
    if (Array.isArray(items)) return { total: items.length, items }
    throw new Trouble('NOT_A_LIST', `多实例的集合不是列表，得到的是 ${describe(items)}`, { value: items })
  }
  const total = loop.cardinality ? evaluate(run, loop.cardinality, body.key) : 0
  if (typeof total === 'number' && Number.isInteger(total) && total >= 0) return { total, items: null }
  throw new Trouble('NOT_A_NUMBER', `多实例的个数不是自然数，得到的是 ${describe(total)}`, { value: total })
}

/** A standard loop that tests before has no round at all when its condition does not hold at first. */
function unknownRounds(run: Run, loop: StandardLoop | null, body: Activity): Rounds {
  const none =
    loop?.maximum === 0 ||
    (loop?.testBefore === true && loop.condition !== null && !holds(run, loop.condition, body.key))
  return { total: none ? 0 : null, items: null }
}
