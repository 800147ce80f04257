import type { EngineEvent } from '../state/events.js'
import { AROUND } from './cut.js'
import type { Ending } from './part.js'
import type { Situation } from './situation.js'

/** How the scope has ended: as what is laid around it has seen. */
export function endingOf(events: readonly EngineEvent[], { thrown, state }: Situation): Ending {
  const plain: Ending = { kind: 'completes', code: '', thrown }
  for (const event of events) {
    if (event.type === 'error-thrown' && (event.caughtBy === AROUND.error || state.status === 'failed'))
      return { ...plain, kind: 'error', code: event.code }
    if (event.type === 'escalation-thrown' && event.caughtBy === AROUND.escalation(event.code))
      return { ...plain, kind: 'escalation', code: event.code }
    if (event.type === 'element-entered' && event.element === AROUND.cancelled)
      return { ...plain, kind: 'cancelled' }
  }
  return plain
}

/** More tokens on their way than that are never meant. */
const CROWD = 100

/** An element at which three tokens more stand than began from outside. */
export function crowdedAt({ state, moving, outside }: Situation): string | null {
  const counts = new Map<string, number>()
  const count = (place: string, element: string): string | null => {
    const now = (counts.get(place) ?? 0) + 1
    counts.set(place, now)
    return now - outside >= 3 ? element : null
  }
  if (moving && state.tokens.length > CROWD) return state.tokens[0]!.element
  let found: string | null = null
  for (const { element, scope, index, handler } of Object.values(state.activities))
    if (scope !== null && index === undefined && !handler) found ??= count(`${scope} ${element}`, element)
  for (const { element, scope, flow } of state.joining)
    found ??= count(`${scope} ${element} ${flow}`, element)
  return found
}

/** Elements at which tokens stand: on a flow, at a join, or in what holds nothing else. */
export function placesOf({ state, parts }: Situation): string[] {
  const places = [...state.tokens, ...state.joining].map(token => token.element)
  for (const { element, alive, waits } of Object.values(state.activities)) {
    if (alive > 0) continue
    const isDoomed = waits.some(wait => parts[wait]?.doomed)
    places.push(isDoomed ? `!${element}` : element)
  }
  return [...new Set(places)]
}

/**
 * A third running of one event sub-process is not followed: how often something is thrown in a circle depends on data.
 */
export function isThronged({ state }: Situation): boolean {
  const running = new Map<string, number>()
  for (const { element, handler } of Object.values(state.activities))
    if (handler) running.set(element, (running.get(element) ?? 0) + 1)
  return [...running.values()].some(count => count > 2)
}
