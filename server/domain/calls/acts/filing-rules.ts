import type { Directory, Role } from '../../directory/index.js'
import { callingKinds, postsOf } from '../../directory/index.js'
import type { Words } from '../../language.js'
import type { Place, Telephone } from '../record.js'
import { isUrgency, type Urgency } from '../urgency.js'
import { filingFault } from './filing-faults.js'

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
  /** 电话补录: the centre enters what a township said on the telephone. */
  telephone?: Telephone
}

const DAY = 86_400_000
const approving: readonly Role[] = ['deputy', 'head', 'duty']

/** Whether a post files calls: the clerk or the deputy of a township or subdistrict. */
function mayFile(county: Directory, actor: { role: string; unit: string }): boolean {
  const kind = county.unit.get(actor.unit)?.kind
  return kind !== undefined && callingKinds.includes(kind) && ['clerk', 'deputy'].includes(actor.role)
}

/** In whose name a post files: its own township, or, from the telephone, the one that rang the centre. */
export function callerOf(
  county: Directory,
  actor: { role: string; unit: string },
  { telephone }: Pick<Filing, 'telephone'>,
): string | undefined {
  if (mayFile(county, actor)) return actor.unit
  return mayEnter(county, actor) ? (telephone?.unit ?? '') : undefined
}

/** Whether a post enters calls that came by telephone: a clerk of the centre. */
function mayEnter(county: Directory, actor: { role: string; unit: string }): boolean {
  return county.unit.get(actor.unit)?.kind === 'centre' && actor.role === 'clerk'
}

/**
 * What is missing or wrong, by field. 紧急 and 特急 go out on the spoken word of a leader of the own unit and are
 * countersigned afterwards (先呼后补); the platform never replaces the emergency call; what the township itself must do
 * is said before the county is called.
 */
export function filingFaults(
  filing: Filing,
  about: { county: Directory; unit: string; now: number; duties: readonly string[]; byTelephone?: boolean },
): Record<string, Words> {
  const faults: Record<string, Words> = {}
  const text = (field: keyof Filing, longest: number, missing?: Words, required = true) => {
    const value = filing[field]
    const written = typeof value === 'string' ? value.trim() : ''
    if (written === '' && required && missing) faults[field] = missing
    else if (written.length > longest) faults[field] = filingFault.tooLong(longest, written.length)
  }
  text('title', 200, filingFault.title)
  text('content', 2000, filingFault.content)
  text('offListReason', 200, filingFault.offListReason, filing.item === null)
  text('dutyText', 2000, filingFault.dutyText, filing.dutiesDone.length === 0)
  const undone = about.duties.some(duty => !filing.dutiesDone.includes(duty))
  const explained = filing.dutyText.trim() !== ''
  text('dutiesUndoneReason', 2000, filingFault.dutiesUndone, undone && !explained)
  const place = filing.place.text.trim()
  if (place === '') faults.place = filingFault.place
  else if (place.length > 200) faults.place = filingFault.placeTooLong
  if (!isUrgency(filing.urgency)) faults.urgency = filingFault.urgency
  else if (filing.urgency !== '一般') Object.assign(faults, oralFaults(filing, about))
  text('urgencyReason', 200, filingFault.urgencyReason, filing.urgency !== '一般')
  text('reportedTo', 200, filingFault.reportedTo, filing.lifeAtRisk)
  text('citizenContact', 200)
  text('sensitiveReason', 200, filingFault.sensitiveReason, filing.sensitive)
  if (filing.happenedAt !== undefined && filing.happenedAt > about.now)
    faults.happenedAt = filingFault.happenedLater
  if (filing.files.length > 50) faults.files = filingFault.tooManyFiles
  if (about.byTelephone) Object.assign(faults, telephoneFaults(filing, about))
  return faults
}

function telephoneFaults(
  { telephone }: Filing,
  { county, now }: { county: Directory; now: number },
): Record<string, Words> {
  const kind = county.unit.get(telephone?.unit ?? '')?.kind
  const at = telephone?.at
  return {
    ...(kind !== undefined && callingKinds.includes(kind)
      ? {}
      : { telephoneUnit: filingFault.telephoneUnit }),
    ...(at === undefined
      ? { telephoneAt: filingFault.telephoneAt }
      : at > now
        ? { telephoneAt: filingFault.rangLater }
        : {}),
    ...(telephone?.by.trim() ? {} : { telephoneBy: filingFault.telephoneBy }),
  }
}

function oralFaults(
  { oralApprover, oralApprovedAt }: Filing,
  { county, unit, now }: { county: Directory; unit: string; now: number },
): Record<string, Words> {
  const faults: Record<string, Words> = {}
  const held = oralApprover === undefined ? [] : postsOf(county, oralApprover, now)
  const leads = held.some(post => post.unit === unit && approving.includes(post.role))
  if (!leads) faults.oralApprover = filingFault.oralApprover
  if (oralApprovedAt === undefined) faults.oralApprovedAt = filingFault.oralApprovedAt
  else if (oralApprovedAt > now) faults.oralApprovedAt = filingFault.approvedLater
  else if (now - oralApprovedAt > DAY) faults.oralApprovedAt = filingFault.approvedLongAgo
  return faults
}
