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
 * case is seen by those who handle or decide it and by the centre, and it stands in no list of those who look on.
 */
export function maySee(reader: Reader, record: Pick<CallRecord, 'units' | 'filed' | 'filedBy'>): boolean {
  if (reader.person === record.filedBy) return true
  if (record.units.includes(reader.unit)) return true
  if (overseers.includes(reader.kind)) return reader.kind === 'centre' || !record.filed.sensitive
  return reader.inCharge?.some(unit => record.units.includes(unit)) === true
}

/** What a reader's lists are limited to: every unit, or these. */
export function listScope(reader: Reader): 'all' | readonly string[] {
  if (overseers.includes(reader.kind)) return 'all'
  return [...new Set([reader.unit, ...(reader.inCharge ?? [])])]
}
