import { collection, type Document } from '../../store/port.js'
import { enforcementCollections } from '../enforcement/record.js'
import type { LimitOverrides } from './limits.js'
import type { Provenance } from './rules.js'

/** Batches in which the county published the list. */
export type Batch = '第一批' | '第二批' | '第三批'
export const batches: readonly Batch[] = ['第一批', '第二批', '第三批']

/** Any one of them suffices; none is asked where a photograph means nothing. */
export type Evidence = '照片' | '文书' | '现场签字'
export const evidences: readonly Evidence[] = ['照片', '文书', '现场签字']

/** One edition of the county's list of duties shared with its townships (属地管理清单). */
export interface ListEdition extends Document {
  /** As people say it: 2026年第2版. */
  name: string
  from: number
  note?: string
}

/** Where an item, or a row of the reference library, was found elsewhere. */
export interface ItemSource {
  row: number
  provenance: string
  domain: string
  title: string
  lead?: string
  cooperating?: string
  /** What was taken over, and what was set here. */
  reason: string
}

export interface ListItem extends Document {
  edition: string
  code: string
  no: number
  domain: string
  batch: Batch
  title: string
  /** Codes of units. */
  lead: string
  cooperating: string[]
  leadDuty: string[]
  cooperatingDuty: string[]
  /** What the township does within its own duty before it calls; one check box each. */
  townshipDuty: string[]
  callCondition: string
  evidence: Evidence[]
  closingStandard: string
  basis?: string
  /** 疑难: takes the longer limit. */
  complex: boolean
  limits: LimitOverrides
  keywords: string[]
  provenance: Provenance
  sources: ItemSource[]
  accountability: string
}

/** Rows that are shown with their source and never offered for dispatch (参考库). */
export interface ReferenceRow extends Document, ItemSource {}

export const listEditions = collection<ListEdition>('listEditions')
export const listItems = collection<ListItem>('listItems', { unique: [['county', 'edition', 'code']] })
export const referenceRows = collection<ReferenceRow>('referenceRows')

export const listCollections = [listEditions, listItems, referenceRows, ...enforcementCollections] as const
