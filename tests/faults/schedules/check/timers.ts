import type { Held, Holdings } from '../holdings.js'
import type { Ran } from '../play.js'

/** Every timer fired once and never early; what is armed is found, and nothing is left behind. */
export const timersAreKept = ({ interim, holdings }: Ran): string[] => [
  ...timersIn(interim),
  ...timersIn(holdings),
]

function timersIn({ instances, now, heads }: Holdings): string[] {
  return [
    ...instances.flatMap(held => timersOf(held, now)),
    ...heads.flatMap(each =>
      each.nextDue !== undefined && each.nextDue <= now
        ? [`the timer start of ${each.process} is overdue`]
        : [],
    ),
    ...startsOnce(instances),
  ]
}

function timersOf({ doc, state, events }: Held, now: number): string[] {
  const faults: string[] = []
  const due = new Map<string, number>()
  const fired = new Set<string>()
  for (const event of events) {
    if (event.type === 'timer-armed') due.set(event.key, event.due.at)
    else if (event.type === 'timer-moved') due.set(event.timer, event.due.at)
    else if (event.type === 'timer-cancelled') due.delete(event.timer)
    else if (event.type === 'timer-fired') {
      const firing = `${event.timer} due ${event.due.at}`
      if (fired.has(firing)) faults.push(`${doc._id}: timer ${firing} fired twice`)
      if (event.at < event.due.at) faults.push(`${doc._id}: timer ${firing} fired early, at ${event.at}`)
      if (due.get(event.timer) !== event.due.at)
        faults.push(`${doc._id}: timer ${firing} was not armed for that`)
      fired.add(firing)
      due.delete(event.timer)
    }
  }
  if (doc.status !== 'running') return faults
  const armed = Object.values(state.timers)
  const kept = armed.map(each => `${each.key} ${each.due.at}`).sort()
  const told = [...due].map(([key, at]) => `${key} ${at}`).sort()
  if (kept.join() !== told.join())
    faults.push(`${doc._id} holds timers [${kept.join()}], its history says [${told.join()}]`)
  const next = armed.length > 0 ? Math.min(...armed.map(each => each.due.at)) : undefined
  if (doc.nextDue !== next) faults.push(`${doc._id} is found at ${doc.nextDue}, its timer is due at ${next}`)
  if (next !== undefined && next <= now) faults.push(`${doc._id} has an overdue timer`)
  return faults
}

/** A timer start begins one instance for each of its firings. */
function startsOnce(instances: readonly Held[]): string[] {
  const firings = instances.flatMap(({ events }) => {
    const [first] = events
    return first?.type === 'instance-started' && first.cause?.kind === 'timer' ? [first.cause.id] : []
  })
  return firings
    .filter((each, i) => firings.indexOf(each) < i)
    .map(each => `the timer start ${each} began twice`)
}
