import type { CallRecord } from './record.js'

/** Who reads: a person in one of their posts. */
export interface Reader {
  person: string
  role: string
  unit: string
  /** Kind of the reader's unit. */
  kind: string
  /** County leaders: codes of the units in their charge. */
  inCharge?: readonly string[]
}

/** Units of the county that see every case: the centre, 督查室, 编办, 考核办, 纪委监委 see what they coordinate. */
const overseers: readonly string[] = ['centre', 'supervision-office']

/**
 * Whether a reader may see a case, its files and its record. A township sees its own calls, a department those in which
 * it is or was 主办 or 协办, a county leader those of the units in their charge, the centre and 督查室 all. A sensitive
 * case (敏感件) is for its named readers only, whatever their unit. Who filed a case reads it in a post of the unit for
 * which it was filed: with another post comes another unit's cases.
 */
export function maySee(
  reader: Reader,
  record: Pick<CallRecord, 'units' | 'sensitive' | 'readers' | 'filedBy'>,
): boolean {
  const own = record.units.includes(reader.unit) || overseers.includes(reader.kind)
  if (record.sensitive) {
    if (reader.person === record.filedBy) return own
    return record.readers?.includes(reader.person) === true
  }
  if (own) return true
  return reader.inCharge?.some(unit => record.units.includes(unit)) === true
}

/**
 * Whether the reader looks at the case as one of those who handle it or look on: from them it is hidden who reported it.
 * The unit that called and the centre know.
 */
export function handles(reader: Reader, record: Pick<CallRecord, 'caller'>): boolean {
  return reader.unit !== record.caller && reader.kind !== 'centre'
}

/** What a reader's lists are limited to: every unit, or these. Sensitive cases stand in none of them. */
export function listScope(reader: Reader): 'all' | readonly string[] {
  if (overseers.includes(reader.kind)) return 'all'
  return [...new Set([reader.unit, ...(reader.inCharge ?? [])])]
}
