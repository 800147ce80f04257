import type { OrgUnit } from '../directory/index.js'
import type { ListEdition, ListItem } from './record.js'
import { dispatchable, provenanceMeanings } from './rules.js'

export interface UnitDuty {
  unit: string
  name: string
  phone?: string
  duties: string[]
}

/** What the manual of an item (说明书) says, ready to be shown or printed. */
export interface Manual {
  item: ListItem
  edition: string
  lead: UnitDuty
  cooperating: UnitDuty[]
  dispatchable: boolean
  /** What stands beside the texts: where the subject comes from, and that the wording is a sample. */
  marks: { provenance: string; meaning: { zh: string; en: string }; sample: '样例' }
}

export function manualOf(
  item: ListItem,
  edition: Pick<ListEdition, 'name'>,
  unit: ReadonlyMap<string, OrgUnit>,
): Manual {
  const duty = (code: string, duties: string[]): UnitDuty => {
    const known = unit.get(code)
    return { unit: code, name: known?.short ?? code, phone: known?.phone, duties }
  }
  return {
    item,
    edition: edition.name,
    lead: duty(item.lead, item.leadDuty),
    cooperating: item.cooperating.map(code => {
      const short = unit.get(code)?.short ?? code
      return duty(
        code,
        item.cooperatingDuty.filter(sentence => sentence.includes(short)),
      )
    }),
    dispatchable: dispatchable(item, unit),
    marks: { provenance: item.provenance, meaning: provenanceMeanings[item.provenance], sample: '样例' },
  }
}
