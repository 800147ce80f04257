import { instantOf } from '../../../calendar/index.js'
import type { FormSchema } from '../../forms/schema.js'
import { factsOf, type Fact } from '../facts.js'
import type { Context } from '../feel.js'
import type { Place } from '../record.js'
import { isUrgency } from '../urgency.js'
import type { Filing } from './filing-rules.js'

/** The filing form of the procedure, as the township sends it when it revises a call, in the words of the filing page. */
export function filingFromForm(values: Readonly<Record<string, unknown>>): Filing {
  const text = (key: string) => (typeof values[key] === 'string' ? values[key] : '')
  const optional = (key: string) => text(key) || undefined
  const instant = (key: string) => {
    try {
      return text(key) ? instantOf(text(key)) : undefined
    } catch {
      return undefined
    }
  }
  const item = text('清单项')
  const place = values.地点
  return {
    item: item === '' || item === '清单外' ? null : item,
    offListReason: optional('事由'),
    title: text('标题'),
    content: text('内容'),
    place: isPlace(place) ? place : { text: text('地点') },
    happenedAt: instant('发生时间'),
    dutiesDone: [],
    dutyText: text('属地职责已履行'),
    files: Array.isArray(values.佐证) ? values.佐证.map(String) : [],
    urgency: isUrgency(values.紧急程度) ? values.紧急程度 : '一般',
    oralApprover: optional('口头批准人'),
    oralApprovedAt: instant('批准时刻'),
    urgencyReason: optional('紧急理由'),
    lifeAtRisk: values.危及生命 === true,
    reportedTo: optional('已报告'),
    fromCitizen: values.群众来源 === true,
    citizenContact: optional('群众联系方式'),
    sensitive: values.敏感 === true,
    sensitiveReason: optional('敏感理由'),
    related: optional('关联事项'),
  }
}

function isPlace(value: unknown): value is Place {
  return typeof value === 'object' && value !== null && 'text' in value && typeof value.text === 'string'
}

const formKeys: Readonly<Record<string, string>> = {
  item: '清单项',
  offListReason: '事由',
  title: '标题',
  content: '内容',
  place: '地点',
  happenedAt: '发生时间',
  dutyText: '属地职责已履行',
  dutiesUndoneReason: '属地职责已履行',
  files: '佐证',
  urgency: '紧急程度',
  oralApprover: '口头批准人',
  oralApprovedAt: '批准时刻',
  urgencyReason: '紧急理由',
  reportedTo: '已报告',
  citizenContact: '群众联系方式',
  sensitiveReason: '敏感理由',
}

/** Whether a form asks for a field of a filing. */
export function asksOf({ components }: FormSchema): (field: string) => boolean {
  const keys = new Set(components.map(({ key }) => key))
  return field => keys.has(formKeys[field])
}

/** The faults of a filing by the keys of its form. */
export function fieldsInForm(fields: Record<string, string> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([key, text]) => [formKeys[key] ?? key, text]))
}

/** Keys of a filing form that every record has a place for. */
const known = new Set([...Object.values(formKeys), '危及生命', '群众来源', '敏感', '关联事项'])

/** What a filing form asked beyond what every record has a place for, as the form reads it. */
export function answersBeyond(filled: Context): Fact[] {
  return factsOf(filled).filter(({ key }) => !known.has(key))
}
