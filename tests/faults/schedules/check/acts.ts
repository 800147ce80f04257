import type { Held } from '../holdings.js'
import type { Ran } from '../play.js'
import { byAsk, refused, taken } from '../told.js'

/** Every acknowledged act is there once, a refused one is not, one without an answer at most once. */
export function actsAreThereOnce({ attempts, holdings }: Ran): string[] {
  const where = {
    handle: times(holdings.instances, held => [...texts(held, 'acts')]),
    withdraw: times(holdings.instances, held => texts(held, 'acts')),
    comment: times(holdings.instances, held => texts(held, 'comments')),
    nudge: times(holdings.instances, held => texts(held, 'nudges')),
  }
  const faults: string[] = []
  for (const [key, tries] of byAsk(attempts)) {
    const { ask } = tries[0]!
    const counted = where[ask.kind as keyof typeof where]
    if (!counted) continue
    const found = counted.get(key) ?? 0
    const done = tries.some(taken)
    if (found > 1) faults.push(`${key} was done ${found} times`)
    // A nudge may wait for a case that has ended: it is stored, and that is all that was promised.
    if (found === 0 && done && (ask.kind !== 'nudge' || !waitsFor(holdings.messages, key)))
      faults.push(`${key} was acknowledged and is lost`)
    if (found > 0 && tries.every(refused)) faults.push(`${key} was refused and is done`)
  }
  return [
    ...faults,
    ...doneBy({ attempts, holdings }),
    ...jobsOnce({ attempts, holdings }),
    ...holidays(holdings.instances),
  ]
}

const texts = (held: Held, name: string) => (held.variables[name] ?? []) as string[]

function times(instances: readonly Held[], of: (held: Held) => string[]): Map<string, number> {
  const found = new Map<string, number>()
  for (const text of instances.flatMap(of)) found.set(text, (found.get(text) ?? 0) + 1)
  return found
}

/** A stored message that nobody has taken. */
const waitsFor = (messages: Ran['holdings']['messages'], key: string) =>
  messages.some(each => each.variables.includes(`"${key}"`) && each.deliveries.length === 0)

type Told = Pick<Ran, 'attempts' | 'holdings'>

/** The row of an acknowledged task names who did it, and its history has the completion once. */
function doneBy({ attempts, holdings }: Told): string[] {
  const rows = new Map(holdings.tasks.map(each => [each._id, each]))
  const events = new Map(holdings.instances.map(each => [each.doc._id, each.events]))
  return attempts.filter(taken).flatMap(({ ask }) => {
    if (ask.kind !== 'handle') return []
    const row = rows.get(`${ask.instance}/${ask.task}`)
    const completions = (events.get(ask.instance!) ?? []).filter(
      each => each.type === 'task-completed' && each.task === ask.task,
    ).length
    return row?.state === 'done' && row.doneBy === ask.key && completions === 1
      ? []
      : [`${ask.key}: its task is ${row?.state ?? 'gone'} by ${row?.doneBy}, completed ${completions} times`]
  })
}

/** Of all who say that they did a job, one is right. */
function jobsOnce({ attempts, holdings }: Told): string[] {
  const said = new Map<string, number>()
  for (const { ask } of attempts.filter(each => taken(each) && each.ask.kind === 'inspect'))
    said.set(ask.task!, (said.get(ask.task!) ?? 0) + 1)
  const states = new Map(holdings.jobs.map(each => [each._id, each.state]))
  return [...said].flatMap(([job, n]) =>
    n === 1 && states.get(job) === 'done'
      ? []
      : [`job ${job} was acknowledged ${n} times and is ${states.get(job)}`],
  )
}

/** A signal comes to a case once. */
const holidays = (instances: readonly Held[]) =>
  instances.flatMap(held => {
    const heard = texts(held, 'holidays')
    return new Set(heard).size === heard.length
      ? []
      : [`${held.doc._id} heard a signal twice: ${heard.join()}`]
  })
