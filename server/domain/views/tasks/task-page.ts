import { endOfDay } from '../../../calendar/index.js'
import { tasks, type TaskRow } from '../../../runtime/index.js'
import { callId, calls, type CallRecord } from '../../calls/record.js'
import { readerOf } from '../../calls/reader.js'
import { maySee, type Reader } from '../../calls/visibility.js'
import type { Actor, County } from '../../county.js'
import { unitNamed } from '../../directory/index.js'
import { urgencies } from '../../calls/urgency.js'
import { wordingOf } from '../../calls/acts/catalogue.js'
import { lights, type Light } from '../time/light.js'
import { momentText } from '../time/dates.js'
import { signingForms, taskView, type TaskView } from './task-view.js'

export interface TaskPage {
  dueToday: number
  overdue: number
  counts: { mine: number; unit: number; waiting: number; toSign: number }
  groups: { light: Light; tasks: TaskView[] }[]
  waiting: { count: number; parts: { text: string; count: number }[]; soonestText?: string }
}

export type TaskScope = 'mine' | 'unit' | 'waiting'

interface Known {
  row: TaskRow
  record: CallRecord
}

/**
 * 我的待办: what this person may do, grouped by light, the soonest limit first. `unit` shows what the unit of their post
 * has open, `waiting` what others do on the cases of the unit.
 */
export async function taskPage(ctx: County, actor: Actor, scope: TaskScope = 'mine'): Promise<TaskPage> {
  const reader = readerOf(ctx, actor)
  const [own, units, others] = await Promise.all([
    openRows(ctx, reader, { people: { any: [actor.person] } }),
    openRows(ctx, reader, { units: { any: wordsFor(ctx, actor.unit) } }),
    waitingRows(ctx, reader),
  ])
  const waiting = others.filter(({ row }) => !row.people.includes(actor.person))
  const shown = { mine: own, unit: units, waiting }[scope]
  const endOfToday = endOfDay(ctx.edition, ctx.now)
  const limited = own.flatMap(({ row }) => row.due ?? [])
  return {
    dueToday: limited.filter(due => due <= endOfToday).length,
    overdue: limited.filter(due => due <= ctx.now).length,
    counts: {
      mine: own.length,
      unit: units.length,
      waiting: waiting.length,
      toSign: own.filter(({ row }) => row.form !== null && signingForms.includes(row.form)).length,
    },
    groups: grouped(shown.map(({ row, record }) => taskView(ctx, actor, row, record))),
    waiting: summary(ctx, waiting),
  }
}

/** How many tasks somebody has, for the number beside 待办. */
export function taskCount(ctx: County, person: string): Promise<number> {
  return ctx.store.count(tasks, ctx.county, { where: { people: { any: [person] }, state: 'open' } })
}

export function grouped(views: readonly TaskView[]): TaskPage['groups'] {
  const due = (view: TaskView) => view.limit?.due ?? '9999'
  const sorted = views.toSorted(
    (a, b) =>
      urgencies.indexOf(a.urgency) - urgencies.indexOf(b.urgency) ||
      (due(a) < due(b) ? -1 : due(a) > due(b) ? 1 : 0),
  )
  return lights
    .map(light => ({ light, tasks: sorted.filter(view => view.light === light) }))
    .filter(group => group.tasks.length)
}

/** Open tasks with their cases; a task without a case that the reader may see is not shown. */
async function openRows(ctx: County, reader: Reader, where: object): Promise<Known[]> {
  const { items } = await ctx.store.find(tasks, ctx.county, {
    where: { ...where, state: 'open' },
    sort: ['due', 'since'],
    limit: 500,
  })
  return withRecords(ctx, reader, items)
}

async function waitingRows(ctx: County, reader: Reader): Promise<Known[]> {
  const { items } = await ctx.store.find(calls, ctx.county, {
    where: { units: { any: [reader.unit] }, open: true },
    sort: ['-filedAt'],
    limit: 300,
  })
  if (!items.length) return []
  const rows = await ctx.store.find(tasks, ctx.county, {
    where: { case: { in: items.map(record => record.number) }, state: 'open' },
    sort: ['due', 'since'],
    limit: 1000,
  })
  const own = wordsFor(ctx, reader.unit)
  const byNumber = new Map(items.map(record => [record.number, record]))
  return rows.items
    .filter(row => row.process.startsWith('township-call') && !row.units.some(unit => own.includes(unit)))
    .flatMap(row => {
      const record = byNumber.get(row.case ?? '')
      return record && maySee(reader, record) ? [{ row, record }] : []
    })
}

async function withRecords(ctx: County, reader: Reader, rows: readonly TaskRow[]): Promise<Known[]> {
  const numbers = [...new Set(rows.flatMap(row => row.case ?? []))]
  const records = await Promise.all(
    numbers.map(number => ctx.store.get(calls, ctx.county, callId(ctx.county, number))),
  )
  const byNumber = new Map(records.flatMap(record => (record ? [[record.number, record] as const] : [])))
  return rows.flatMap(row => {
    const record = byNumber.get(row.case ?? '')
    return record && (maySee(reader, record) || row.people.includes(reader.person)) ? [{ row, record }] : []
  })
}

/** A unit's code, and the word by which diagrams name it where every county has it once. */
function wordsFor({ people }: County, unit: string): string[] {
  const words = ['中心', '编办', '司法局', '督查室', '考核办', '纪委监委']
  return [unit, ...words.filter(word => unitNamed(people, word)?.code === unit)]
}

/** What waits for others, in words: 乡镇核验 2、延期审批 1. */
function summary(ctx: County, waiting: readonly Known[]): TaskPage['waiting'] {
  const parts = new Map<string, number>()
  for (const { row } of waiting) {
    const text = wordingOf(row.form, row.name, row.key, ctx.language).name
    parts.set(text, (parts.get(text) ?? 0) + 1)
  }
  const soonest = waiting.flatMap(({ row }) => row.due ?? []).sort((a, b) => a - b)[0]
  return {
    count: waiting.length,
    parts: [...parts].map(([text, count]) => ({ text, count })),
    ...(soonest === undefined ? {} : { soonestText: momentText(soonest, ctx.now, ctx.language) }),
  }
}
