import { rowsOf, tasks } from '../../runtime/index.js'
import { callId, calls, type CallRecord } from '../calls/record.js'
import { readerOf } from '../calls/reader.js'
import { maySee, type Reader } from '../calls/visibility.js'
import type { Actor, County } from '../county.js'
import { unitNamed } from '../directory/index.js'
import { rulingId, rulings, type Ruling } from '../rulings/record.js'
import { assignedActs, type AssignedAct } from '../supervision/acts/record.js'
import { supervisionDocuments, type SupervisionDocument } from '../supervision/documents/record.js'

/** What is handled beside cases, or about several of them: it has a page of its own. */
export type Matter =
  | { kind: 'ruling'; row: Ruling }
  | { kind: 'document'; row: SupervisionDocument }
  | { kind: 'act'; row: AssignedAct }

/** The processes that 编办裁定, 督办文书 and 交办事项 run. */
export const matterProcesses: readonly string[] = ['dispute-ruling', 'supervision-document', 'assigned-act']

/** The matter of an instance, also when the instance is gone; undefined when it is none, or was not told of yet. */
export async function matterOf(
  { store, county }: Pick<County, 'store' | 'county'>,
  instance: string,
): Promise<Matter | undefined> {
  const _id = rulingId(county, instance)
  const [ruling, paper, act] = await Promise.all([
    store.get(rulings, county, _id),
    store.get(supervisionDocuments, county, _id),
    store.get(assignedActs, county, _id),
  ])
  if (ruling) return { kind: 'ruling', row: ruling }
  if (paper) return { kind: 'document', row: paper }
  return act && { kind: 'act', row: act }
}

/** Names of the cases that a matter is about. */
export function casesOf(matter: Matter): readonly string[] {
  if (matter.kind === 'document') return matter.row.cases
  return matter.row.case === null ? [] : [matter.row.case]
}

/**
 * Whether somebody sees a matter: who gave it or owes it, the units that it concerns, and those that look after them
 * (the centre, 督查室, 编办, county leaders). One about a sensitive case is seen by those who handle it and by readers
 * of that case, and county leaders see those about cases of the units in their charge.
 */
export async function maySeeMatter(ctx: County, actor: Actor, matter: Matter): Promise<boolean> {
  const reader = readerOf(ctx, actor)
  if (concerned(ctx, reader, matter) || (await hasTask(ctx, actor, matter))) return true
  if (!looksAfter(reader, matter.kind)) return false
  const records = await Promise.all(
    casesOf(matter).map(name => ctx.store.get(calls, ctx.county, callId(ctx.county, name))),
  )
  return !records.some(record => record && hides(reader, record))
}

/** Whether a case hides what is about it: a sensitive one from all but its readers, others' from a county leader. */
const hides = (reader: Reader, record: CallRecord) =>
  (record.sensitive || reader.kind === 'leader-office') && !maySee(reader, record)

/** Those of many matters that somebody sees, by the rule for one. */
export async function seenOf(
  ctx: County,
  actor: Actor,
  matters: readonly Matter[],
  withTasks: ReadonlySet<string>,
): Promise<Matter[]> {
  const reader = readerOf(ctx, actor)
  const plain = (matter: Matter) => concerned(ctx, reader, matter) || withTasks.has(matter.row.instance)
  const asked = matters.filter(matter => !plain(matter) && looksAfter(reader, matter.kind))
  const names = [...new Set(asked.flatMap(casesOf))]
  const { items } = names.length
    ? await ctx.store.find(calls, ctx.county, { where: { number: { in: names } }, limit: names.length })
    : { items: [] }
  const hidden = new Set(items.filter(one => hides(reader, one)).map(one => one.number))
  const shown = new Set(asked.filter(matter => !casesOf(matter).some(name => hidden.has(name))))
  return matters.filter(matter => plain(matter) || shown.has(matter))
}

async function hasTask({ store, county }: County, { person }: Actor, { row }: Matter): Promise<boolean> {
  const where = { ...rowsOf(row.instance), state: 'open' as const, people: { any: [person] } }
  return (await store.count(tasks, county, { where })) > 0
}

/** Whose matter it is by person or unit. */
export function concerned(ctx: Pick<County, 'people'>, reader: Reader, { kind, row }: Matter): boolean {
  switch (kind) {
    case 'ruling':
      return row.units.includes(reader.unit) || reader.unit === unitNamed(ctx.people, '编办')?.code
    case 'document':
      return (
        (row.unit === reader.unit && row.number !== undefined) ||
        row.signedBy === reader.person ||
        (row.kind === '联合督办' && row.number !== undefined && memberOf(ctx, reader.unit))
      )
    case 'act':
      return (
        row.person === reader.person ||
        row.givenBy === reader.person ||
        (row.unit === reader.unit && ['head', 'deputy'].includes(reader.role))
      )
  }
}

const memberOf = ({ people }: Pick<County, 'people'>, unit: string) =>
  ['编办', '纪委监委', '政府办', '司法局'].some(word => unitNamed(people, word)?.code === unit)

/** Units of the county that look after every matter; 编办 after those in which it rules or supervises with others. */
const looksAfter = ({ kind }: Pick<Reader, 'kind'>, of: Matter['kind']) =>
  ['centre', 'supervision-office', 'leader-office'].includes(kind) ||
  (kind === 'establishment-office' && of !== 'act')
