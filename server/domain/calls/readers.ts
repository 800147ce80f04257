import { tasks } from '../../runtime/index.js'
import type { Store } from '../../store/port.js'
import type { Actor, County } from '../county.js'
import { changeRecord } from './change.js'
import type { CallRecord } from './record.js'
import { readerOf } from './reader.js'
import { maySee } from './visibility.js'

/**
 * Whether this person may open the case now. So may whoever has a task on it, or had one in the unit in which they act
 * (编办 reviews a refusal); a task done in a former post opens nothing. Whoever has
 * a task on a sensitive case becomes one of its named readers with it, also when the post came to them later than the
 * task.
 */
export async function mayOpen(ctx: County, actor: Actor, record: CallRecord): Promise<boolean> {
  if (maySee(readerOf(ctx, actor), record)) return true
  if (!(await hasTask(ctx, actor, record))) return false
  if (record.sensitive) await nameReaders(ctx.store, record, [actor.person])
  return true
}

/** Whether the case would open for this person, without making them its reader. */
export async function wouldOpen(ctx: County, actor: Actor, record: CallRecord): Promise<boolean> {
  return maySee(readerOf(ctx, actor), record) || (await hasTask(ctx, actor, record))
}

async function hasTask(ctx: County, actor: Actor, record: CallRecord): Promise<boolean> {
  const { store, county } = ctx
  const where = { case: record.number, people: { any: [actor.person] } }
  if ((await store.count(tasks, county, { where: { ...where, state: 'open' } })) > 0) return true
  if (record.sensitive) return false
  // A county leader acts for units in their charge, whatever the unit of their own post.
  const leads = readerOf(ctx, actor).kind === 'leader-office'
  for await (const row of store.stream(tasks, county, { where }))
    if (leads || row.units.includes(actor.unit)) return true
  return false
}

/** Of a sensitive case: everybody who has a task on it is named as its reader. */
export async function nameThoseWithTasks(store: Store, record: CallRecord): Promise<void> {
  if (!record.sensitive) return
  const { items } = await store.find(tasks, record.county, {
    where: { case: record.number, state: 'open' },
    limit: 200,
  })
  await nameReaders(
    store,
    record,
    items.flatMap(row => row.people),
  )
}

/** From now on these people may read the case too. Naming somebody twice does nothing more. */
async function nameReaders(
  store: Store,
  { _id, county }: Pick<CallRecord, '_id' | 'county'>,
  people: readonly string[],
): Promise<void> {
  await changeRecord(store, county, _id, ({ readers = [] }) =>
    people.every(person => readers.includes(person))
      ? undefined
      : { set: { readers: [...new Set([...readers, ...people])] } },
  )
}
