import { endOfDay } from '../../../calendar/index.js'
import type { Filter } from '../../../store/port.js'
import { openTasksByCase } from '../open-tasks.js'
import { calls, callId, type CallRecord } from '../../calls/record.js'
import { readerOf } from '../../calls/reader.js'
import { isNatural, type Urgency } from '../../calls/urgency.js'
import { listScope, maySee, type Reader } from '../../calls/visibility.js'
import { unitName, type Actor, type County } from '../../county.js'
import type { Language } from '../../language.js'
import { shortNumber } from '../../numbering/case-number.js'
import { supervisions, type SupervisionDoc } from '../../supervision/record.js'
import { ladderLevels, levelRules } from '../../supervision/rules.js'
import { caseSentence } from '../sentence/case.js'
import { durationText, unownedTime } from '../time/case-times.js'
import { momentText } from '../time/dates.js'
import { lightOf, type Light } from '../time/light.js'
import { limitView, type LimitView } from '../time/limit-view.js'
import { ledgerWords, levelName, stageName, type Ahead } from './words.js'

type LedgerLight = 'red' | 'yellow' | 'green' | 'paused'

export interface SupervisionQuery {
  light?: string
  unit?: string
  stage?: string
  level?: string
}

export interface SupervisionPage {
  headline: string
  counts: Record<LedgerLight, number>
  notes: Partial<Record<LedgerLight, string>>
  ladder: { level: string; name: string; rule: string; count: number }[]
  units: { code: string; name: string }[]
  stages: { stage: string; name: string }[]
  rows: SupervisionRow[]
}

export interface SupervisionRow {
  id: string
  number: string
  shortNumber: string
  title: string
  urgency: Urgency
  role: '主办' | '协办'
  callerName: string
  light: Light
  turnName: string
  stage: string
  limit: LimitView | null
  steps: { name: string; state: 'reached' | 'present' | 'ahead' }[]
  next: string
  unownedText: string
  returns: number
}

/** 督办看板: every leg that owes an answer, red first and the longest over first, with the ladder and what comes next. */
export async function supervisionPage(
  ctx: County,
  actor: Actor,
  query: SupervisionQuery = {},
): Promise<SupervisionPage> {
  const reader = readerOf(ctx, actor)
  const known = await openRows(ctx, reader)
  const open = await openTasksByCase(
    ctx,
    known.map(({ record }) => record.number),
  )
  const all = known.map(({ row, record }) => {
    const tasks = open.get(record.number) ?? []
    const stage = row.role === '协办' ? '协办' : stageOf(record)
    const turn = caseSentence(ctx, record, tasks).turn
    return { doc: row, stage, view: rowView(ctx, row, record, stage, turn) }
  })
  const light = (name: Light) => all.filter(({ view }) => view.light === name).length
  const shown = all.filter(
    ({ doc, stage, view }) =>
      (!query.light || view.light === query.light) &&
      (!query.unit || doc.unit === query.unit) &&
      (!query.stage || stage === query.stage) &&
      (!query.level || doc.level === query.level),
  )
  const words = ledgerWords[ctx.language]
  const units = [...new Set(all.map(({ doc }) => doc.unit))]
  return {
    headline: words.headline(
      aheadOf(
        ctx,
        all.map(({ doc }) => doc),
      ),
    ),
    counts: { red: light('red'), yellow: light('yellow'), green: light('green'), paused: 0 },
    notes: notesOf(ctx, all),
    ladder: Object.keys(levelRules).map(level => ({
      level,
      name: levelName(level, ctx.language),
      rule: words.rule(level),
      count: all.filter(({ doc }) => doc.level === level).length,
    })),
    units: units.map(code => ({ code, name: unitName(ctx, code) })),
    stages: [...new Set(all.map(({ stage }) => stage))].map(stage => ({
      stage,
      name: stageName(stage, ctx.language),
    })),
    rows: shown.sort((a, b) => a.doc.due - b.doc.due).map(({ view }) => view),
  }
}

/** How many rows of the ledger are red for this reader: those that its page counts, without reading them. */
export async function redCount(ctx: County, actor: Actor): Promise<number> {
  const reader = readerOf(ctx, actor)
  const red: Filter<SupervisionDoc> = { ...openTo(reader), due: { lte: ctx.now } }
  const count = (where: Filter<SupervisionDoc>) =>
    ctx.store.count(supervisions, ctx.county, { where: { ...red, ...where } })
  const secret = await ctx.store.find(calls, ctx.county, {
    where: { sensitive: true, open: true, readers: { any: [reader.person] } },
    limit: 1000,
  })
  const numbers = secret.items.map(({ number }) => number)
  const [plain, sensitive] = await Promise.all([
    count({ sensitive: false }),
    numbers.length ? count({ sensitive: true, number: { in: numbers } }) : 0,
  ])
  return plain + sensitive
}

const openTo = (reader: Reader): Filter<SupervisionDoc> => {
  const within = listScope(reader)
  return within === 'all' ? { open: true } : { open: true, units: { any: within } }
}

async function openRows(ctx: County, reader: Reader) {
  const where = openTo(reader)
  const { items } = await ctx.store.find(supervisions, ctx.county, { where, sort: ['due'], limit: 1000 })
  const records = await Promise.all(
    items.map(row => ctx.store.get(calls, ctx.county, callId(ctx.county, row.number))),
  )
  return items.flatMap((row, index) => {
    const record = records[index]
    return record && maySee(reader, record) ? [{ row, record }] : []
  })
}

function rowView(
  ctx: County,
  row: SupervisionDoc,
  record: CallRecord,
  stage: string,
  turn: string | null,
): SupervisionRow {
  const natural = isNatural(row.urgency)
  return {
    id: row._id,
    number: row.number,
    shortNumber: shortNumber(row.number),
    title: record.filed.title,
    urgency: row.urgency,
    role: row.role,
    callerName: unitName(ctx, row.caller),
    light: lightOf(row.due, row.yellow, ctx.now),
    turnName: unitName(ctx, row.role === '协办' ? row.unit : (turn ?? row.unit)),
    stage: stageName(stage, ctx.language),
    limit: limitView(
      ctx.edition,
      ctx.now,
      {
        due: row.due,
        yellow: row.yellow,
        start: row.from,
        natural,
        unit: row.unit,
      },
      ctx.language,
    ),
    steps: stepsOf(row, ctx.language),
    next: nextText(ctx, row),
    unownedText: durationText(ctx, unownedTime(ctx, record), natural),
    returns: record.counts.returns,
  }
}

/** The steps reached are grey, the present one ink, the rest lie ahead. */
function stepsOf(row: SupervisionDoc, language: Language): SupervisionRow['steps'] {
  const taken = row.steps.filter(step => step.version === row.version).map(step => step.level)
  const levels = row.role === '协办' ? ['到期'] : ladderLevels[row.urgency]
  const present = taken.at(-1)
  return levels.map(level => ({
    name: levelName(level, language),
    state: level === present ? 'present' : taken.includes(level) ? 'reached' : 'ahead',
  }))
}

function nextText({ now, language }: County, row: SupervisionDoc): string {
  const words = ledgerWords[language]
  if (row.orders.some(order => order.state === '待签发')) return words.orderUnsigned
  if (!row.next) return row.role === '协办' ? words.awaitsReply : words.ladderEnded
  return words.next(momentText(row.next.at, now, language), row.next.level)
}

function stageOf(record: CallRecord): string {
  const leg = record.legs.at(-1)
  if (record.pending) return `${record.pending.kind}中`
  if (leg?.signedAt === undefined) return '待签收'
  return leg.respondedAt === undefined ? '待响应' : '处置中'
}

/** What comes today of papers and limits. */
function aheadOf(ctx: County, rows: readonly SupervisionDoc[]): Ahead {
  const end = endOfDay(ctx.edition, ctx.now)
  const today = (level: string) =>
    rows.filter(row => row.next?.level === level && row.next.at > ctx.now && row.next.at <= end).length
  return {
    unsigned: rows.filter(row => row.orders.some(order => order.state === '待签发')).length,
    orders: today('督办单'),
    circulars: today('通报'),
    due: today('到期'),
  }
}

function notesOf(
  { language }: County,
  all: readonly { doc: SupervisionDoc; view: SupervisionRow }[],
): SupervisionPage['notes'] {
  const cooperating = all.filter(({ doc, view }) => doc.role === '协办' && view.light === 'red').length
  return cooperating ? { red: ledgerWords[language].cooperating(cooperating) } : {}
}
