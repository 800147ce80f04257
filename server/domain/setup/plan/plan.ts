import type { Collection, Document, Store, Unsaved } from '../../../store/port.js'
import type { Words } from '../../language.js'
import type { Problem, ReadRow, ReadTable } from '../cells.js'
import { plain, type Column, type Table } from '../table.js'

export interface FieldChange {
  title: Words
  from: Words
  to: Words
}

/** What a row does to the county. */
export interface RowChange {
  row: number
  /** Of what the row is about: a unit, a person in a unit, an item. */
  name: string
  kind: 'added' | 'changed'
  fields: FieldChange[]
}

export type Write = (store: Store) => Promise<unknown>

/** An account to be made, with a first password, for a person of the table. */
export interface NewAccount {
  person: string
  account: string
  name: string
  unitName: string
}

/** What an import would do; nothing of it is done yet, and nothing may be while there are problems. */
export interface Plan {
  problems: Problem[]
  changes: RowChange[]
  writes: Write[]
  accounts: NewAccount[]
}

export function emptyPlan(): Plan {
  return { problems: [], changes: [], writes: [], accounts: [] }
}

const nothing = plain('')

/** The fields that the file's columns set otherwise than the record has them; all that say something in a new one. */
export function differences<C extends string, R extends object>(
  { columns }: Table<C, R>,
  present: ReadonlySet<C>,
  facts: R,
  stored: object | undefined,
): FieldChange[] {
  return columns.flatMap(column => {
    const { field, name, title } = column
    if (field === undefined || !present.has(name)) return []
    const [from, to] = [fieldOf(stored, field), fieldOf(facts, field)]
    if (JSON.stringify(from) === JSON.stringify(to)) return []
    const change = { title, from: shown(column, from), to: shown(column, to) }
    return stored === undefined && change.to.zh === '' ? [] : [change]
  })
}

/** Of the facts those whose columns the file has: what an update sets, and takes away where a cell is empty. */
export function presentFields<C extends string, R extends object>(
  { columns }: Table<C, R>,
  present: ReadonlySet<C>,
  facts: R,
): Partial<R> {
  const fields = columns.flatMap(({ field, name }) =>
    field !== undefined && present.has(name) ? [[field, fieldOf(facts, field)]] : [],
  )
  return Object.fromEntries(fields) as Partial<R>
}

/** Plans one row: a record that is not there is inserted, one that differs is updated, else nothing happens. */
export function planRow<C extends string, R extends object, T extends Document>(
  plan: Plan,
  { table, read, collection }: { table: Table<C, R>; read: ReadTable<C, R>; collection: Collection<T> },
  { row, facts, name, stored, fresh }: ReadRow<R> & { name: string; stored?: T; fresh: () => Unsaved<T> },
): void {
  const fields = differences(table, read.columns, facts, stored)
  if (stored && fields.length === 0) return
  plan.changes.push({ row, name, kind: stored ? 'changed' : 'added', fields })
  if (!stored) {
    const document = fresh()
    plan.writes.push(store => store.insert(collection, document))
  } else {
    const set = presentFields(table, read.columns, facts) as object
    plan.writes.push(store =>
      store.update(collection, stored.county, stored._id, stored.rev, { set: set as never }),
    )
  }
}

/** Notes every row whose code stands in the table twice. */
export function refuseTwice<R>(
  plan: Plan,
  rows: readonly ReadRow<R>[],
  column: string,
  keyOf: (facts: R) => string,
): void {
  const first = new Map<string, number>()
  for (const { row, facts } of rows) {
    const key = keyOf(facts)
    const before = first.get(key)
    if (key !== '' && before !== undefined)
      plan.problems.push({
        row,
        column,
        text: { zh: `与第 ${before} 行重复：${key}`, en: `The same as row ${before}: ${key}` },
      })
    else first.set(key, row)
  }
}

function fieldOf(record: object | undefined, field: string): unknown {
  return record && (record as Record<string, unknown>)[field]
}

function shown({ show }: Column, value: unknown): Words {
  if (value === undefined) return nothing
  return show ? show(value as never) : plain(String(value))
}
