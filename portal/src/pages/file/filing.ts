import type { FileView, Filing, ItemManual, Place, Urgency } from '../../api/types.js'

/** A call as it is being written: what the page and its draft hold. */
export interface Writing {
  item: string | null
  offList: boolean
  offListReason: string
  title: string
  content: string
  place: Place
  happenedAt: string
  dutiesDone: string[]
  dutiesUndoneReason: string
  dutyText: string
  files: FileView[]
  urgency: Urgency
  oralApprover: string
  oralApprovedAt: string
  urgencyReason: string
  lifeAtRisk: boolean
  reportedTo: string
  fromCitizen: boolean
  citizenContact: string
  sensitive: boolean
  sensitiveReason: string
  telephoneUnit: string
  telephoneAt: string
  telephoneBy: string
}

export function blank(): Writing {
  return {
    item: null,
    offList: false,
    offListReason: '',
    title: '',
    content: '',
    place: { text: '' },
    happenedAt: '',
    dutiesDone: [],
    dutiesUndoneReason: '',
    dutyText: '',
    files: [],
    urgency: '一般',
    oralApprover: '',
    oralApprovedAt: '',
    urgencyReason: '',
    lifeAtRisk: false,
    reportedTo: '',
    fromCitizen: false,
    citizenContact: '',
    sensitive: false,
    sensitiveReason: '',
    telephoneUnit: '',
    telephoneAt: '',
    telephoneBy: '',
  }
}

/**
 * The fields that still have to be written, in the order of the page. The server decides; this only spares the
 * writer a round trip for what a form can see.
 */
export function missing(writing: Writing, item: ItemManual | null, byTelephone = false): (keyof Writing)[] {
  const urgent = writing.urgency !== '一般'
  const undone = !!item && item.townshipDuties.some(duty => !writing.dutiesDone.includes(duty))
  const wanted: [keyof Writing, boolean][] = [
    ['telephoneUnit', byTelephone && !writing.telephoneUnit],
    ['telephoneAt', byTelephone && !writing.telephoneAt],
    ['telephoneBy', byTelephone && !writing.telephoneBy.trim()],
    ['item', !writing.item && !writing.offList],
    ['offListReason', writing.offList && !writing.offListReason.trim()],
    ['title', !writing.title.trim()],
    ['content', !writing.content.trim()],
    ['place', !writing.place.text.trim()],
    ['dutyText', !writing.dutyText.trim()],
    ['dutiesUndoneReason', undone && !writing.dutiesUndoneReason.trim()],
    ['reportedTo', writing.lifeAtRisk && !writing.reportedTo.trim()],
    ['oralApprover', urgent && !writing.oralApprover],
    ['oralApprovedAt', urgent && !writing.oralApprovedAt],
    ['urgencyReason', urgent && !writing.urgencyReason.trim()],
    ['sensitiveReason', writing.sensitive && !writing.sensitiveReason.trim()],
  ]
  return wanted.filter(([, lacks]) => lacks).map(([name]) => name)
}

/** What goes to the server: nothing of a branch that was not taken. */
export function toFiling(writing: Writing, draft: string): Filing {
  const urgent = writing.urgency !== '一般'
  return {
    item: writing.offList ? null : writing.item,
    offListReason: writing.offList ? writing.offListReason : undefined,
    title: writing.title.trim(),
    content: writing.content.trim(),
    place: writing.place,
    happenedAt: writing.happenedAt || undefined,
    dutiesDone: writing.offList ? [] : writing.dutiesDone,
    dutiesUndoneReason: writing.dutiesUndoneReason.trim() || undefined,
    dutyText: writing.dutyText.trim(),
    files: writing.files.map(file => file.id),
    urgency: writing.urgency,
    oralApprover: urgent ? writing.oralApprover : undefined,
    oralApprovedAt: urgent ? writing.oralApprovedAt : undefined,
    urgencyReason: urgent ? writing.urgencyReason : undefined,
    lifeAtRisk: writing.lifeAtRisk,
    reportedTo: writing.lifeAtRisk ? writing.reportedTo : undefined,
    fromCitizen: writing.fromCitizen,
    citizenContact: writing.fromCitizen ? writing.citizenContact || undefined : undefined,
    sensitive: writing.sensitive,
    sensitiveReason: writing.sensitive ? writing.sensitiveReason : undefined,
    telephone:
      writing.telephoneUnit && writing.telephoneAt
        ? { unit: writing.telephoneUnit, at: writing.telephoneAt, by: writing.telephoneBy.trim() }
        : undefined,
    draft,
  }
}
