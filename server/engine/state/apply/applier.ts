import type { EngineEvent, EventType } from '../events.js'
import type { Activity, InstanceState, WaitKind } from '../state.js'

export type EventOf<T extends EventType> = Extract<EngineEvent, { type: T }>

/** Folds one event into a draft: replaces entries of its containers, never writes into them. */
export type Applier<T extends EventType> = (draft: InstanceState, event: EventOf<T>) => void

/** A fault of the engine or of a stored history, never of a diagram: the instance goes into quarantine. */
export class ApplyError extends Error {}

export function activity(draft: InstanceState, key: string): Activity {
  const found = draft.activities[key]
  if (!found) throw new ApplyError(`no activity ${key} in instance ${draft.instance}`)
  return found
}

export function change(draft: InstanceState, key: string, changes: Partial<Activity>): void {
  draft.activities[key] = Object.assign({ ...activity(draft, key) }, changes)
}

type Mutable = { -readonly [K in keyof Activity]: Activity[K] }

export function count(draft: InstanceState, scope: string, alive: number, handlers = 0): void {
  // Setting fields of a copy is quicker than a literal that begins with one.
  const counted: Mutable = { ...activity(draft, scope) }
  counted.alive += alive
  counted.handlers += handlers
  draft.activities[scope] = counted
}

export function openWait<K extends WaitKind>(
  draft: InstanceState,
  kind: K,
  wait: InstanceState[K][string],
): void {
  draft[kind][wait.key] = wait as never
  change(draft, wait.scope, { waits: [...activity(draft, wait.scope).waits, wait.key] })
}

export function closeWait(draft: InstanceState, kind: WaitKind, key: string): void {
  const wait = draft[kind][key]
  if (!wait) throw new ApplyError(`no wait ${key} among ${kind} of instance ${draft.instance}`)
  delete draft[kind][key]
  change(draft, wait.scope, { waits: activity(draft, wait.scope).waits.filter(other => other !== key) })
}

/** Removes the tokens from wherever they are and says how many of them were in the scope. */
export function takeTokens(draft: InstanceState, scope: string, keys: readonly string[]): void {
  if (keys.length === 0) return
  for (const key of keys)
    for (const tokens of [draft.tokens, draft.joining]) {
      const index = tokens.findIndex(token => token.key === key)
      if (index >= 0) tokens.splice(index, 1)
    }
  count(draft, scope, -keys.length)
}

/** Takes an activity out of its scope. */
export function removeActivity(draft: InstanceState, key: string): void {
  const gone = activity(draft, key)
  delete draft.activities[key]
  if (gone.scope !== null) count(draft, gone.scope, -1, gone.handler ? -1 : 0)
}

/** A wait has ended: what runs from here is counted anew. */
export function rest(draft: InstanceState): void {
  draft.entered = 0
}
