import type { EngineEvent } from '../../engine/index.js'

/** The events of each key in their order, for rows that are written side by side; null is no such event. */
export function byKey<E extends EngineEvent>(
  events: readonly EngineEvent[],
  keyOf: (event: EngineEvent) => { key: string; event: E } | null,
): E[][] {
  const found = new Map<string, E[]>()
  for (const each of events) {
    const keyed = keyOf(each)
    if (!keyed) continue
    const list = found.get(keyed.key)
    if (list) list.push(keyed.event)
    else found.set(keyed.key, [keyed.event])
  }
  return [...found.values()]
}
