import { tasks, type TaskRow } from '../../../runtime/index.js'
import { copiesOf, forms, meantForm } from '../../calls/forms.js'
import { caseProcedures } from '../../calls/procedures/index.js'
import { callId, calls, type CallRecord } from '../../calls/record.js'
import { readerOf } from '../../calls/reader.js'
import { isNatural, urgencies, type Urgency } from '../../calls/urgency.js'
import { maySee } from '../../calls/visibility.js'
import { unitName, type Actor, type County } from '../../county.js'
import { shortNumber } from '../../numbering/case-number.js'
import { caseLight, caseLimit } from '../case-light.js'
import { limitOfTask } from '../task-limit.js'
import { momentText } from '../time/dates.js'
import type { Light } from '../time/light.js'
import type { LimitView } from '../time/limit-view.js'
import { queueWords } from './queue-words.js'

/** 待受理派发, 退回待改派, 补正中, 清单外研判. */
export type QueueTab = 'dispatch' | 'redispatch' | 'supplement' | 'study'

export interface QueueRow {
  number: string
  shortNumber: string
  title: string
  urgency: Urgency
  sentence: string
  callerName: string
  filedText: string
  light: Light
  limit: LimitView | null
}

export interface QueuePage {
  counts: Record<QueueTab, number>
  /** How many of the tab run by the minute. */
  byMinutes: number
  rows: QueueRow[]
}

/** The centre's queue: what runs by the minute first, then by limit. */
export async function queuePage(ctx: County, actor: Actor, tab: QueueTab = 'dispatch'): Promise<QueuePage> {
  const known = await knownQueue(ctx, actor)
  const shown = known.filter(each => each.tab === tab)
  return {
    counts: countsOf(known),
    byMinutes: shown.filter(({ record }) => isNatural(record.urgency)).length,
    rows: shown
      .sort((a, b) => urgencies.indexOf(a.record.urgency) - urgencies.indexOf(b.record.urgency))
      .map(({ row, record }) => queueRow(ctx, row, record)),
  }
}

/** How many wait in each tab, without a word of any of them. */
export async function queueCounts(ctx: County, actor: Actor): Promise<QueuePage['counts']> {
  return countsOf(await knownQueue(ctx, actor))
}

interface Queued {
  row: TaskRow
  record: CallRecord
  tab: QueueTab
}

function countsOf(known: readonly Queued[]): QueuePage['counts'] {
  const count = (name: QueueTab) => known.filter(each => each.tab === name).length
  return {
    dispatch: count('dispatch'),
    redispatch: count('redispatch'),
    supplement: count('supplement'),
    study: count('study'),
  }
}

/** What waits, with its case, as far as the reader may see it. */
async function knownQueue(ctx: County, actor: Actor): Promise<Queued[]> {
  const reader = readerOf(ctx, actor)
  const { items } = await ctx.store.find(tasks, ctx.county, {
    where: {
      state: 'open',
      process: { in: caseProcedures.map(({ id }) => id) },
      form: { in: [forms.intake, ...copiesOf(forms.decideReturn), forms.supplement, forms.study] },
    },
    sort: ['due', 'since'],
    limit: 1000,
  })
  const ids = [...new Set(items.flatMap(row => row.case ?? []))].map(name => callId(ctx.county, name))
  if (!ids.length) return []
  const found = await ctx.store.find(calls, ctx.county, { where: { _id: { in: ids } }, limit: ids.length })
  const records = new Map(found.items.map(record => [record.number, record]))
  return items.flatMap(row => {
    const record = records.get(row.case ?? '')
    const may = record && (row.people.includes(actor.person) || maySee(reader, record))
    return may ? [{ row, record, tab: tabOf(row, record) }] : []
  })
}

/** Off-list calls wait in a tab of their own: there the centre names who takes them first. */
function tabOf(row: TaskRow, record: CallRecord): QueueTab {
  if (meantForm(row.form) === forms.decideReturn) return 'redispatch'
  if (row.form === forms.supplement) return 'supplement'
  return row.form === forms.study || record.filed.item === null ? 'study' : 'dispatch'
}

function queueRow(ctx: County, row: TaskRow, record: CallRecord): QueueRow {
  const limit = row.form === forms.supplement ? caseLimit(ctx, record) : limitOfTask(ctx, row, record)
  return {
    number: record.number,
    shortNumber: shortNumber(record.number),
    title: record.filed.title,
    urgency: record.urgency,
    sentence: sentenceOf(ctx, row, record),
    callerName: unitName(ctx, record.caller),
    filedText: momentText(record.calledAt ?? record.filedAt, ctx.now, ctx.language),
    light: limit?.light ?? caseLight(record, ctx.now),
    limit,
  }
}

function sentenceOf(ctx: County, row: TaskRow, { filed, lead, caller }: CallRecord): string {
  const words = queueWords[ctx.language]
  if (meantForm(row.form) === forms.decideReturn) return words.asksForAnother(unitName(ctx, lead))
  if (row.form === forms.supplement) return words.supplementing(unitName(ctx, caller))
  if (row.form === forms.study) return words.studying
  return filed.itemNo === null ? words.offList : words.listed(filed.itemNo)
}
