import { collection, type Document } from '../../store/port.js'

/** One power of a township or subdistrict with its responsibility (权责清单, 两单合一). */
export interface Power extends Document {
  /** Kind of unit that has it: each kind has a list of its own. */
  unitKind: 'township' | 'subdistrict'
  code: string
  no: number
  /** 行政处罚, 行政检查, 行政许可 … */
  category: string
  title: string
  responsibility: string
  accountability: string
  basis?: string
  /** 法定, 省赋权, 受委托, 初审, 配合: only the first three are exercised in its own name or by a letter. */
  origin: string
  relatedItem?: string
  provenance: string
  /** 收回: it is exercised no more, and stays for the cases that name it. */
  withdrawn?: true
}

/** A certificate of an officer who enforces (行政执法证), as the county's register has it. */
export interface Certificate extends Document {
  number: string
  /** Code of the body that holds it. */
  unit: string
  name: string
  /** Last day on which it is valid, `YYYY-MM-DD`. */
  validUntil: string
}

export const powers = collection<Power>('powers')
export const certificates = collection<Certificate>('certificates')

export const powerId = (county: string, unitKind: string, code: string) => `${county}.${unitKind}.${code}`

export const certificateId = (county: string, number: string) => `${county}.${number}`

export const enforcementCollections = [powers, certificates] as const
