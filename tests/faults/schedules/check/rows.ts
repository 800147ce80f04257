import type { Held, Holdings } from '../holdings.js'
import type { Ran } from '../play.js'

/**
 * Outboxes are empty at the end, histories whole, and the rows of tasks, jobs and messages say what the instances say.
 */
export const rowsAgree = ({ interim, holdings }: Ran): string[] => [
  ...rowsIn(interim),
  ...rowsIn(holdings),
  ...holdings.instances
    .filter(({ doc }) => doc.outboxed || doc.outbox.length > 0)
    .map(({ doc }) => `${doc._id} has something in its outbox`),
]

/** A signal that a clock had dated ahead has its time to come. */
function rowsIn(holdings: Holdings): string[] {
  const { now, instances, tasks, jobs, messages, signals } = holdings
  return [
    ...instances.flatMap(historyOf),
    ...instances.flatMap(held => [
      ...same(
        `tasks of ${held.doc._id}`,
        Object.keys(held.state.tasks),
        openOf(tasks, held, each => each.task),
      ),
      ...same(
        `jobs of ${held.doc._id}`,
        Object.keys(held.state.jobs),
        openOf(jobs, held, each => each.job),
      ),
    ]),
    ...created(holdings),
    ...messages.filter(each => !each.settled).map(each => `message ${each.name} ${each.key} is not settled`),
    ...messages.flatMap(each =>
      each.deliveries
        .filter(one => one.state === 'reserved')
        .map(one => `message ${each._id} is reserved for ${one.instance}`),
    ),
    ...signals
      .filter(each => !each.done && each.at <= now)
      .map(each => `signal ${each._id} was not walked to its end`),
  ]
}

function historyOf({ doc, state, events }: Held): string[] {
  if (events.some((event, i) => event.seq !== i + 1) || events.length !== state.seq)
    return [`${doc._id} has ${events.length} events in its history, of ${state.seq}`]
  return []
}

/** Running: what its state waits for. Ended: nothing. */
const openOf = <T extends { instance: string; state: string }>(
  rows: readonly T[],
  held: Held,
  key: (row: T) => string,
) =>
  rows
    .filter(each => each.instance === held.doc._id && (each.state === 'open' || each.state === 'failed'))
    .map(key)

function same(what: string, state: string[], rows: string[]): string[] {
  const [inState, inRows] = [[...state].sort().join(), [...rows].sort().join()]
  return inState === inRows ? [] : [`${what}: the instance has [${inState}], the rows [${inRows}]`]
}

/** Every task and job that ever was has its row. */
function created({ instances, tasks, jobs }: Holdings): string[] {
  const there = new Set([...tasks, ...jobs].map(each => each._id))
  return instances.flatMap(({ doc, events }) =>
    events.flatMap(event =>
      (event.type === 'task-created' || event.type === 'job-created') && !there.has(`${doc._id}/${event.key}`)
        ? [`${event.type} ${event.key} of ${doc._id} has no row`]
        : [],
    ),
  )
}
