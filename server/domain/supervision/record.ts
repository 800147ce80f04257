import { collection, type Document } from '../../store/port.js'
import type { Urgency } from '../calls/urgency.js'

export interface LadderStep {
  level: string
  at: number
}

export interface StepTaken extends LadderStep {
  version: number
  /** When it was really taken; later than `at` after a down server. */
  takenAt: number
}

/** 红灯记录: nothing is deleted, one taken back stays visible with its cause. */
export interface Red {
  version: number
  from: number
  to?: number
  /** 亮灯: the unit still owes the answer. */
  state: '亮灯' | '计入' | '撤销'
  cause?: string
  /** 文号 of the ruling that took it back. */
  ruling?: string
}

/** 督办单 of one version of a limit. */
export interface Order {
  version: number
  draftedAt: number
  state: '待签发' | '已签发' | '不签发' | '已失效' | '作废'
  number?: string
  requirement?: string
  reason?: string
  decidedAt?: number
  voidedAt?: number
}

export interface PhoneCall {
  at: number
  whom?: string
  acknowledged?: boolean
  answeredBy?: string
}

/**
 * A row of the ledger: the supervision of one leg, or of one cooperating unit once it is late. Lights are derived from
 * its instants, never stored.
 */
export interface SupervisionDoc extends Document {
  number: string
  leg: string
  role: '主办' | '协办'
  unit: string
  caller: string
  urgency: Urgency
  sensitive: boolean
  from: number
  due: number
  yellow: number
  version: number
  ladder: LadderStep[]
  steps: StepTaken[]
  /** The step that comes next, when one does. */
  next?: LadderStep
  /** Highest level reached. */
  level: string
  reds: Red[]
  orders: Order[]
  phones: PhoneCall[]
  open: boolean
  endedAt?: number
  result?: string
  applied: { instance: string; seq: number }[]
  units: string[]
}

export const supervisions = collection<SupervisionDoc>('supervisions', {
  index: [
    ['county', 'open', 'due'],
    ['county', 'number'],
    ['county', 'unit', 'open'],
    ['county', 'due'],
  ],
  multi: { units: 'string' },
})

export const supervisionId = (county: string, leg: string, cooperating?: string) =>
  `${county}/${leg}${cooperating === undefined ? '' : `/${cooperating}`}`
