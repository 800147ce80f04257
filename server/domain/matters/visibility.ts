import { rowsOf, tasks } from '../../runtime/index.js'
import { mayOpen } from '../calls/readers.js'
import { calls, type CallRecord } from '../calls/record.js'
import { readerOf } from '../calls/reader.js'
import { maySee, type Reader } from '../calls/visibility.js'
import type { Actor, County } from '../county.js'
import { unitNamed } from '../directory/index.js'
import { casesOf, type Matter } from './matter.js'

/**
 * Whether somebody sees a matter: who gave it or owes it, the units that it concerns, those that look after them (the
 * centre, 督查室, 编办; county leaders after units in their charge), and who has something to do on it. What is about a
 * sensitive case is for the readers of that case alone, and for who has something to do on it.
 */
export async function maySeeMatter(ctx: County, actor: Actor, matter: Matter): Promise<boolean> {
  return (await seenOf(ctx, actor, [matter])).length > 0
}

/** Those of many matters that somebody sees, by the rule for one. */
export async function seenOf(ctx: County, actor: Actor, matters: readonly Matter[]): Promise<Matter[]> {
  const reader = readerOf(ctx, actor)
  const sensitive = await sensitiveCases(ctx, matters)
  const seen = await Promise.all(
    matters.map(async matter => {
      const secret = casesOf(matter).flatMap(name => sensitive.get(name) ?? [])
      if (secret.every(record => maySee(reader, record)) && hasToDoWith(ctx, reader, matter)) return true
      if (!(await hasTask(ctx, actor, matter))) return false
      // Whoever has something to do about a sensitive case becomes its reader, as on the page of the case.
      await Promise.all(secret.map(record => mayOpen(ctx, actor, record)))
      return true
    }),
  )
  return matters.filter((_, index) => seen[index])
}

/** The sensitive ones among the cases that these are about, by name. */
async function sensitiveCases(ctx: County, matters: readonly Matter[]): Promise<Map<string, CallRecord>> {
  const names = [...new Set(matters.flatMap(casesOf))]
  const found = new Map<string, CallRecord>()
  if (!names.length) return found
  const where = { number: { in: names }, sensitive: true }
  for await (const record of ctx.store.stream(calls, ctx.county, { where })) found.set(record.number, record)
  return found
}

async function hasTask({ store, county }: County, { person }: Actor, { row }: Matter): Promise<boolean> {
  const where = { ...rowsOf(row.instance), state: 'open' as const, people: { any: [person] } }
  return (await store.count(tasks, county, { where })) > 0
}

/** By person, unit or office; of a case that is not sensitive that is enough. */
function hasToDoWith(ctx: Pick<County, 'people'>, reader: Reader, matter: Matter): boolean {
  return concerned(ctx, reader, matter) || looksAfter(reader, matter)
}

/** Whose matter it is by person or unit. */
function concerned(ctx: Pick<County, 'people'>, reader: Reader, { kind, row }: Matter): boolean {
  switch (kind) {
    case 'ruling':
      return row.units.includes(reader.unit)
    case 'document':
      return (
        row.signedBy === reader.person ||
        (row.number !== undefined &&
          (row.unit === reader.unit || (row.kind === '联合督办' && isMember(ctx, reader.unit))))
      )
    case 'act':
      return (
        row.person === reader.person ||
        row.givenBy === reader.person ||
        (row.unit === reader.unit && answersForUnit(reader))
      )
  }
}

/** Whether somebody in this post owes what their unit owes. */
export const answersForUnit = ({ role }: Pick<Reader, 'role'>) => ['head', 'deputy'].includes(role)

/** Units that are heard in joint supervision; the one that leads it, 编办, looks after every paper. */
export const isMember = ({ people }: Pick<County, 'people'>, unit: string) =>
  ['纪委监委', '政府办', '司法局'].some(word => unitNamed(people, word)?.code === unit)

/** Offices that look after every matter of a kind: 编办 after those in which it rules or supervises with others. */
export const looksAfterAll = ({ kind }: Pick<Reader, 'kind'>, of: Matter['kind']) =>
  ['centre', 'supervision-office'].includes(kind) || (kind === 'establishment-office' && of !== 'act')

/** Those offices, and county leaders for the units in their charge. */
function looksAfter(reader: Reader, { kind, row }: Matter): boolean {
  if (looksAfterAll(reader, kind)) return true
  const units = kind === 'ruling' ? row.units : row.unit === undefined ? [] : [row.unit]
  return reader.inCharge?.some(unit => units.includes(unit)) === true
}
