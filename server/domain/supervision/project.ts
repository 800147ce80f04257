import type { CalendarEdition } from '../../calendar/index.js'
import { contextIn, instantIn, listIn, numberIn, textIn, type Context, type Value } from '../calls/feel.js'
import type { HistoryEvent } from '../calls/projection/project.js'
import { isUrgency } from '../calls/urgency.js'
import { yellowFrom } from '../views/time/light.js'
import type { LadderStep, Order, Red, SupervisionDoc } from './record.js'
import { higher, withRed } from './rules.js'

type Reader = (row: SupervisionDoc, data: Context, at: number, edition: CalendarEdition) => void

/** What the milestones of a supervision mean for its row. */
const readers: Readonly<Record<string, Reader>> = {
  督办开始: (row, data, at, edition) => {
    row.unit = textIn(data.单位) ?? row.unit
    if (isUrgency(data.紧急程度)) row.urgency = data.紧急程度
    row.from = instantIn(data.派发时刻) ?? at
    setLimit(row, data, at, edition)
  },
  督办步骤: (row, data, at) => {
    const level = textIn(data.级别)
    if (!level) return
    row.steps.push({
      level,
      at: instantIn(data.时刻) ?? at,
      version: numberIn(data.限版) ?? row.version,
      takenAt: at,
    })
    row.level = higher(row.level, level)
    takeRed(row, data.红灯)
    row.next = nextStep(row, instantIn(data.时刻) ?? at)
  },
  期限变更: (row, data, at, edition) => {
    if (isUrgency(data.紧急程度)) row.urgency = data.紧急程度
    takeRed(row, data.红灯)
    endOrders(row, at)
    setLimit(row, data, at, edition)
  },
  结清: (row, data, at) => {
    row.version = numberIn(data.限版) ?? row.version
    row.due = instantIn(data.期限) ?? row.due
    takeRed(row, data.红灯)
    row.open = false
    row.endedAt = instantIn(data.时刻) ?? at
    row.result = textIn(data.结果)
    endOrders(row, at)
    delete row.next
  },
  督办单起草: (row, _data, at) => {
    row.orders.push({ version: row.version, draftedAt: at, state: '待签发' })
  },
  督办单: (row, data, at) => {
    decide(row, at, { state: '已签发', number: textIn(data.文号), requirement: textIn(data.督办要求) })
  },
  督办单不签发: (row, data, at) => decide(row, at, { state: '不签发', reason: textIn(data.理由) }),
  电话告知: (row, data, at) => {
    row.phones.push({ at, ...(textIn(data.对象) ? { whom: textIn(data.对象) } : {}) })
  },
  电话结果: (row, data, at) => {
    row.phones.push({
      at,
      whom: textIn(data.对象),
      acknowledged: data.已知悉 === true,
      answeredBy: textIn(data.接听人),
    })
  },
}

/** The row after these events of its supervision; the same object when it knew them all. */
export function projectSupervision(
  row: SupervisionDoc,
  batch: { instance: string; events: readonly HistoryEvent[] },
  edition: CalendarEdition,
): SupervisionDoc {
  const known = row.applied.find(each => each.instance === batch.instance)?.seq ?? 0
  const fresh = batch.events.filter(event => event.seq > known)
  const last = fresh.at(-1)
  if (!last) return row
  const draft = structuredClone(row)
  for (const event of fresh)
    if (event.type === 'milestone' && event.name !== undefined)
      readers[event.name]?.(draft, contextIn(event.data), event.at, edition)
  draft.applied = [
    ...row.applied.filter(each => each.instance !== batch.instance),
    { instance: batch.instance, seq: last.seq },
  ]
  return draft
}

function setLimit(row: SupervisionDoc, data: Context, at: number, edition: CalendarEdition): void {
  row.due = instantIn(data.期限) ?? row.due
  row.version = numberIn(data.限版) ?? row.version
  const ladder = listIn(data.阶梯).map(contextIn).flatMap(step)
  if (ladder.length) row.ladder = ladder
  const reminder = row.ladder.find(each => each.level === '提醒')?.at
  row.yellow = reminder ?? yellowFrom(edition, row.urgency, row.from, row.due)
  row.next = nextStep(row, at)
}

/**
 * The earliest step that was not taken for this version and lies after `base`: the dispatch, the change of the limit or
 * the step taken last. Steps that would already be past are left out, but for a limit that was put into the past.
 */
function nextStep(row: SupervisionDoc, base: number): LadderStep | undefined {
  const taken = row.steps.filter(step => step.version === row.version).map(step => step.level)
  return row.ladder
    .filter(({ level, at }) => !taken.includes(level) && (at > base || (level === '到期' && at <= base)))
    .sort((a, b) => a.at - b.at)[0]
}

function step(row: Context): LadderStep[] {
  const level = textIn(row.级别)
  const at = instantIn(row.时刻)
  return level === undefined || at === undefined ? [] : [{ level, at }]
}

function takeRed(row: SupervisionDoc, value: Value | undefined): void {
  const data = contextIn(value)
  const from = instantIn(data.起)
  const state = textIn(data.状态)
  if (from === undefined || (state !== '亮灯' && state !== '计入' && state !== '撤销')) return
  const to = instantIn(data.止)
  const cause = textIn(data.缘由)
  const red: Red = {
    version: numberIn(data.限版) ?? row.version,
    from,
    state,
    ...(to === undefined ? {} : { to }),
    ...(cause === undefined ? {} : { cause }),
  }
  row.reds = withRed(row.reds, red)
}

function decide(row: SupervisionDoc, at: number, decision: Partial<Order> & Pick<Order, 'state'>): void {
  const open = row.orders.findLast(order => order.state === '待签发')
  if (open) Object.assign(open, decision, { decidedAt: at })
}

/** Drafts that nobody signed lapse; a signed one is void once the red that it followed is taken back. */
function endOrders(row: SupervisionDoc, at: number): void {
  const takenBack = row.reds.filter(red => red.state === '撤销').map(red => red.version)
  row.orders = row.orders.map(order => {
    if (order.state === '待签发') return { ...order, state: '已失效', decidedAt: at }
    return order.state === '已签发' && takenBack.includes(order.version)
      ? { ...order, state: '作废', voidedAt: at }
      : order
  })
}
