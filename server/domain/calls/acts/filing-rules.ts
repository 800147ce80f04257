import type { Directory, Role } from '../../directory/index.js'
import { callingKinds, postsOf } from '../../directory/index.js'
import type { Place } from '../record.js'
import { isUrgency, type Urgency } from '../urgency.js'

/** What the filing page sends: 呼叫单. */
export interface Filing {
  /** Code of the list item; null for 清单外事项, which says why. */
  item: string | null
  offListReason?: string
  title: string
  content: string
  place: Place
  happenedAt?: number
  dutiesDone: string[]
  dutiesUndoneReason?: string
  dutyText: string
  /** Ids of files that this person uploaded. */
  files: string[]
  urgency: Urgency
  /** 紧急, 特急: on whose word, when, and why. */
  oralApprover?: string
  oralApprovedAt?: number
  urgencyReason?: string
  lifeAtRisk: boolean
  /** To whom it was reported, when life is at risk. */
  reportedTo?: string
  fromCitizen: boolean
  citizenContact?: string
  sensitive: boolean
  sensitiveReason?: string
  related?: string
}

const DAY = 86_400_000
const approving: readonly Role[] = ['deputy', 'head', 'duty']

/** Whether a post files calls: the clerk or the deputy of a township or subdistrict. */
export function mayFile(county: Directory, actor: { role: string; unit: string }): boolean {
  const kind = county.unit.get(actor.unit)?.kind
  return kind !== undefined && callingKinds.includes(kind) && ['clerk', 'deputy'].includes(actor.role)
}

/**
 * What is missing or wrong, by field. 紧急 and 特急 go out on the spoken word of a leader of the own unit and are
 * countersigned afterwards (先呼后补); the platform never replaces the emergency call; what the township itself must do
 * is said before the county is called.
 */
export function filingFaults(
  filing: Filing,
  about: { county: Directory; unit: string; now: number; duties: readonly string[] },
): Record<string, string> {
  const faults: Record<string, string> = {}
  const text = (field: keyof Filing, longest: number, missing: string, required = true) => {
    const value = filing[field]
    const written = typeof value === 'string' ? value.trim() : ''
    if (written === '' && required) faults[field] = missing
    else if (written.length > longest) faults[field] = `最多 ${longest} 字，现在 ${written.length} 字`
  }
  text('title', 200, '请写标题，例如：省道S3柳林段大货车乱停乱放')
  text('content', 2000, '请写明时间、地点、经过和影响')
  text('offListReason', 200, '清单外事项请写明是什么事', filing.item === null)
  text('dutyText', 2000, '请写明属地已经做了哪些事', filing.dutiesDone.length === 0)
  const undone = about.duties.some(duty => !filing.dutiesDone.includes(duty))
  const explained = filing.dutyText.trim() !== ''
  text('dutiesUndoneReason', 2000, '有未做的属地职责，请写明原因', undone && !explained)
  const place = filing.place.text.trim()
  if (place === '') faults.place = '请写地点'
  else if (place.length > 200) faults.place = '地点最多 200 字'
  if (!isUrgency(filing.urgency)) faults.urgency = '请选紧急程度'
  else if (filing.urgency !== '一般') Object.assign(faults, oralFaults(filing, about))
  text('urgencyReason', 200, '请写明为什么紧急', filing.urgency !== '一般')
  text('reportedTo', 200, '请写明已向哪个电话或单位报告、几点', filing.lifeAtRisk)
  text('citizenContact', 200, '', false)
  text('sensitiveReason', 200, '请写明为什么敏感', filing.sensitive)
  if (filing.happenedAt !== undefined && filing.happenedAt > about.now)
    faults.happenedAt = '发生时间不能晚于现在'
  if (filing.files.length > 50) faults.files = '最多 50 个附件'
  return faults
}

function oralFaults(
  { oralApprover, oralApprovedAt }: Filing,
  { county, unit, now }: { county: Directory; unit: string; now: number },
): Record<string, string> {
  const faults: Record<string, string> = {}
  const held = oralApprover === undefined ? [] : postsOf(county, oralApprover, now)
  const leads = held.some(post => post.unit === unit && approving.includes(post.role))
  if (!leads) faults.oralApprover = '请选口头批准的本单位值班带班领导'
  if (oralApprovedAt === undefined) faults.oralApprovedAt = '请填批准时刻'
  else if (oralApprovedAt > now) faults.oralApprovedAt = '批准时刻不能晚于现在'
  else if (now - oralApprovedAt > DAY) faults.oralApprovedAt = '批准时刻早于 24 小时，请重新报批'
  return faults
}
