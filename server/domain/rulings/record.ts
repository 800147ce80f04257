import { collection, type Document } from '../../store/port.js'

/** What one of the units concerned said; `text` is 未提交 where it said nothing in time. */
export interface Position {
  unit: string
  text: string
  grounds?: string
  at: number
}

/** A further contest of the same matter while its ruling is under way: recorded on it, and read by whoever rules. */
export interface FurtherContest {
  /** The act that sent it, the same for every attempt. */
  token: string
  by: string
  unit: string
  text: string
  parties: string[]
  at: number
}

export type RulingState = '陈述中' | '裁定中' | '已裁定' | '已随事项结束'

/** 编办裁定: which unit owns a matter, asked for by a case or by a unit outside one. */
export interface Ruling extends Document {
  instance: string
  /** Name of the case that it is about. */
  case: string | null
  item?: string
  title: string
  /** 二次退回 权属争议 清单外 执法管辖 不服派发 */
  why: string
  grounds?: string
  parties: string[]
  /** 首接单位: it keeps acting until the ruling takes effect. */
  firstUnit?: string
  proposed?: string
  /** The unit that asked outside a case. */
  askedBy?: string
  askedAt: number
  due: number
  positions: Position[]
  contests: FurtherContest[]
  state: RulingState
  /** 编办 let its limit pass. */
  overdueAt?: number
  result?: string
  lead?: string
  cooperating: string[]
  number?: string
  basis?: string
  /** 派发有误: the reds of the first unit in this case are taken back. */
  wrong: boolean
  /** A revision of the list was proposed. */
  revises: boolean
  ruledAt?: number
  endedAt?: number
  applied: number
  units: string[]
}

export const rulings = collection<Ruling>('rulings', {
  index: [
    ['county', 'askedAt'],
    ['county', 'state', 'due'],
    ['county', 'case'],
  ],
  multi: { units: 'string' },
  multiIndex: { units: ['askedAt'] },
})

export const rulingId = (county: string, instance: string) => `${county}/${instance}`
