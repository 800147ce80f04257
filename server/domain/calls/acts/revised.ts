import { instantOf } from '../../../calendar/index.js'
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
