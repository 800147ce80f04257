import type { OrgUnit } from '../directory/index.js'
import type { ListEdition, ListItem } from './record.js'

/** How far the subject of an item, and its units where the source names them, can be traced. */
export type Provenance = 'A' | 'B' | 'C' | '样例'

/** What the letter beside an item means; its texts are sample wording in every case. */
export const provenanceMeanings: Readonly<Record<Provenance, { zh: string; en: string }>> = {
  A: { zh: '公开清单或公开报道的呼叫', en: 'From a published list or a reported call' },
  B: { zh: '职责分工据法规条文', en: 'Division of duties read in a statute' },
  C: { zh: '起草', en: 'Drafted' },
  样例: { zh: '样例', en: 'Sample' },
}

export function isProvenance(text: string): text is Provenance {
  return Object.hasOwn(provenanceMeanings, text)
}

/**
 * An item can be dispatched only when its lead and all cooperating units are units of this county; every other item
 * is for reference.
 */
export function dispatchable(
  item: Pick<ListItem, 'lead' | 'cooperating'>,
  unit: ReadonlyMap<string, OrgUnit>,
): boolean {
  return [item.lead, ...item.cooperating].every(code => unit.has(code))
}

/** The edition that holds at an instant: the last that has begun; before all of them, the first. */
export function editionAt(editions: readonly ListEdition[], at: number): ListEdition | undefined {
  const inOrder = editions.toSorted((a, b) => a.from - b.from)
  return inOrder.findLast(edition => edition.from <= at) ?? inOrder[0]
}
