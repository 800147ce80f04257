import { tasks, type TaskRow } from '../../../runtime/index.js'
import { readerOf } from '../../calls/reader.js'
import { calls, type CallRecord } from '../../calls/record.js'
import { concernsCase } from '../../calls/procedures/index.js'
import { maySee, type Reader } from '../../calls/visibility.js'
import type { Actor, County } from '../../county.js'
import { unitNamed } from '../../directory/index.js'
import type { Known } from './task-order.js'

/** Of longer lists only so many tasks are looked at, the soonest limits first. */
export const longest = 500

/** What a person may do, what their unit has open, and what others do on the cases of the unit. */
export interface KnownTasks {
  mine: Known[]
  unit: Known[]
  waiting: Known[]
}

/** Open tasks with their cases; a task without a case that the reader may see is not among them. */
export async function knownTasks(ctx: County, actor: Actor): Promise<KnownTasks> {
  const reader = readerOf(ctx, actor)
  const [own, units, cases] = await Promise.all([
    openRows(ctx, { people: { any: [actor.person] } }),
    openRows(ctx, { units: { any: wordsFor(ctx, actor.unit) } }),
    casesOf(ctx, reader),
  ])
  const [records, waiting] = await Promise.all([
    recordsOf(ctx, [...own, ...units], cases),
    waitingRows(ctx, reader, cases),
  ])
  const known = (rows: readonly TaskRow[]) =>
    rows.flatMap(row => {
      const record = records.get(row.case ?? '')
      return record && (maySee(reader, record) || row.people.includes(actor.person)) ? [{ row, record }] : []
    })
  return { mine: known(own), unit: known(units), waiting }
}

async function openRows(ctx: County, where: object): Promise<TaskRow[]> {
  const timed = await ctx.store.find(tasks, ctx.county, {
    where: { ...where, state: 'open', due: { gte: 0 } },
    sort: ['due', 'since'],
    limit: longest,
  })
  const room = longest - timed.items.length
  if (room === 0) return timed.items
  const untimed = await ctx.store.find(tasks, ctx.county, {
    where: { ...where, state: 'open', due: null },
    sort: ['since'],
    limit: room,
  })
  return [...timed.items, ...untimed.items]
}

type Cases = ReadonlyMap<string, CallRecord>

/** Open cases of the unit by number, the latest. */
async function casesOf(ctx: County, reader: Reader): Promise<Cases> {
  const { items } = await ctx.store.find(calls, ctx.county, {
    where: { units: { any: [reader.unit] }, open: true },
    sort: ['-filedAt'],
    limit: 300,
  })
  return byNumber(items)
}

async function waitingRows(ctx: County, reader: Reader, cases: Cases): Promise<Known[]> {
  if (!cases.size) return []
  const rows = await ctx.store.find(tasks, ctx.county, {
    where: { case: { in: [...cases.keys()] }, state: 'open' },
    sort: ['due', 'since'],
    limit: 1000,
  })
  const own = wordsFor(ctx, reader.unit)
  return rows.items
    .filter(row => concernsCase(row.process) && !row.units.some(unit => own.includes(unit)))
    .filter(row => !row.people.includes(reader.person))
    .flatMap(row => {
      const record = cases.get(row.case ?? '')
      return record && maySee(reader, record) ? [{ row, record }] : []
    })
}

/** The cases of these tasks by number: those that are at hand, and all others in one question. */
async function recordsOf(ctx: County, rows: readonly TaskRow[], atHand: Cases): Promise<Cases> {
  const missing = new Set(rows.flatMap(row => row.case ?? []).filter(number => !atHand.has(number)))
  if (!missing.size) return atHand
  const { items } = await ctx.store.find(calls, ctx.county, {
    where: { number: { in: [...missing] } },
    limit: missing.size,
  })
  return new Map([...atHand, ...byNumber(items)])
}

const byNumber = (records: readonly CallRecord[]) => new Map(records.map(record => [record.number, record]))

/** A unit's code, and the word by which diagrams name it where every county has it once. */
function wordsFor({ people }: County, unit: string): string[] {
  const words = ['中心', '编办', '司法局', '督查室', '考核办', '纪委监委']
  return [unit, ...words.filter(word => unitNamed(people, word)?.code === unit)]
}
