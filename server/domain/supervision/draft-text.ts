import type { CallRecord } from '../calls/record.js'
import { clockText, plainDateText } from '../views/time/dates.js'

export interface DraftFacts {
  kind: string
  county: string
  unitName: string
  cause: string
  now: number
  cases: readonly CallRecord[]
}

/**
 * The text of a 督办文书 as a person gets it to sign: what it is about and how each case stands now. Of a sensitive case
 * it names the number alone.
 */
export function draftText({ kind, county, unitName, cause, now, cases }: DraftFacts): string {
  const day = plainDateText(now, 0, 'zh-CN')
  const lines = cases.map((record, index) => `${index + 1}. ${caseLine(record, now)}`)
  const demand =
    kind === '联合督办'
      ? `请编办牵头，会同纪委监委、政府办、司法局对${unitName}办理情况联合督办。`
      : kind === '督办单'
        ? `请${unitName}立即办理，并在要求的时间内反馈。`
        : `请${unitName}查明原因，抓紧办结并反馈。现予${kind}。`
  return [
    `关于${unitName}${cause}的${kind}`,
    '',
    ...lines,
    '',
    demand,
    `${county}县委县政府督查室 ${day}`,
  ].join('\n')
}

function caseLine(record: CallRecord, now: number): string {
  if (record.sensitive) return `${record.number}（敏感件，内容从略）`
  const leg = record.legs.at(-1)
  const due = leg ? `，期限 ${plainDateText(leg.due, now, 'zh-CN')} ${clockText(leg.due)}` : ''
  const stands =
    record.answeredAt === undefined
      ? '至今未反馈'
      : `已于 ${plainDateText(record.answeredAt, now, 'zh-CN')} ${clockText(record.answeredAt)} 反馈`
  return `${record.number}「${record.filed.title}」${due}，${stands}`
}
