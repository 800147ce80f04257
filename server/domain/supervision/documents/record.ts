import { collection, type Document } from '../../../store/port.js'

export type SupervisionDocumentKind = '督办单' | '通报' | '约谈' | '联合督办'

export type DocumentState =
  | '待提请'
  | '待签发'
  | '待成员意见'
  | '待督办意见'
  | '待报告'
  | '待认定'
  | '待定移送'
  | '已办结'
  | '不签发'
  | '已移送'
  /** Of documents that were issued before replies were asked for. */
  | '已签发'

/** What a member of joint supervision found; `text` is 未提出意见 where it said nothing in time. */
export interface MemberOpinion {
  unit: string
  text: string
  onSite?: string
  at: number
}

export interface UnitReport {
  cause: string
  measures: string
  /** 'YYYY-MM-DD' */
  doneBy?: string
  at: number
}

export interface Finding {
  opinion: string
  reason?: string
  at: number
}

/** 问题线索移送 is registered by its letter; what it says is stored nowhere. */
export interface Referral {
  letter: string
  date?: string
  receiver?: string
}

/** 督办文书: drafted by the system or by the centre, signed or not by a person. */
export interface SupervisionDocument extends Document {
  key: string
  kind: string
  unit: string
  /** Names of the cases that it is about. */
  cases: string[]
  cause?: string
  state: DocumentState
  number?: string
  /** The text as it was signed. */
  text?: string
  signedBy?: string
  talk?: { at?: number; place?: string }
  opinions?: MemberOpinion[]
  demand?: { text: string; due?: number }
  reports?: UnitReport[]
  findings?: Finding[]
  referral?: Referral
  reason?: string
  draftedAt: number
  decidedAt?: number
  endedAt?: number
  instance: string
  applied: number
}

export const supervisionDocuments = collection<SupervisionDocument>('supervisionDocuments', {
  index: [
    ['county', 'draftedAt'],
    ['county', 'unit', 'draftedAt'],
    ['county', 'kind', 'draftedAt'],
    ['county', 'signedBy', 'draftedAt'],
  ],
  multi: { cases: 'string' },
})

/** By this key a document is drafted once: kind, unit, and the cause or period. */
export const documentKey = (kind: SupervisionDocumentKind, unit: string, cause: string) =>
  `${kind}/${unit}/${cause}`
