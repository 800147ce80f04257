interface Event {
  seq: number
  type: string
  [field: string]: unknown
}
/** Part of an instance as the store holds it. */
interface Doc {
  _id: string
  status: string
  nextDue?: number
}
export function timersOf(doc: Doc, state: { timers: object }, events: readonly Event[], now: number): string[]
export function taskDone(
  act: { number: string; form: string; who: string; task?: string },
  tasks: readonly object[],
  events: ReadonlyMap<string, readonly Event[]>,
): string[]
export function unique(what: string, values: readonly unknown[]): string[]
interface Numbered {
  number: string
}
export function trailOf(
  acked: { filed: readonly Numbered[]; done: readonly Numbered[]; said: readonly Numbered[] },
  trail: readonly { act: string; subject: string; seq: number }[],
): string[]
export function wayOn(
  doc: { _id: string; status: string; process: string; quarantined: boolean },
  state: Readonly<Record<string, object>>,
): string[]
