import type { ReckonedDay } from '../../calendar/index.js'
import { collection, type Document } from '../../store/port.js'
import type { LimitOverrides } from '../lists/index.js'
import { tailOf } from '../numbering/case-number.js'
import { caseNameOf, type CaseIdentity } from './case-name.js'
import type { Fact } from './facts.js'
import type { Urgency } from './urgency.js'

/** Where it is. `township` is the code of the place's unit. */
export interface Place {
  text: string
  township?: string
  lng?: number
  lat?: number
}

export interface ListedItem {
  edition: string
  lead: string
  cooperating: string[]
  complex: boolean
  /** What the item sets otherwise than the limits table, by urgency and stage. */
  limits: LimitOverrides
}

/** A call that came by telephone: from which unit, when it rang, who spoke. */
export interface Telephone {
  unit: string
  at: number
  by: string
}

/** What was filed: 呼叫单. It changes only when the township revises the call before it goes out. */
export interface Filed {
  title: string
  content: string
  place: Place
  happenedAt?: number
  /** Code of the list item; null for 清单外事项. */
  item: string | null
  itemNo: number | null
  itemTitle: string
  domain: string
  /** 照片, 文书, 现场签字: any one of them; empty where the item asks none. */
  evidence: string[]
  /** What the list said of the item when it was filed; null for 清单外事项. */
  list: ListedItem | null
  offListReason?: string
  dutiesDone: string[]
  dutiesUndoneReason?: string
  dutyText: string
  oralApprover?: string
  oralApprovedAt?: number
  urgencyReason?: string
  lifeAtRisk: boolean
  reportedTo?: string
  fromCitizen: boolean
  citizenContact?: string
  sensitive: boolean
  sensitiveReason?: string
  related?: string
  telephone?: Telephone
  /** What the form of a procedure asked beyond this, by key. */
  answers?: Fact[]
}

/** How one version of a limit came about: 期限依据. */
export interface LimitVersion {
  version: number
  at: number
  due: number
  /** Each amount with the instant from which it counted; the limit is the end of the last. */
  basis: { from: number; amount: number; unit: string }[]
  /** The days that were counted or passed over, and why. */
  days: ReckonedDay[]
  /** It touches a year whose holidays are not published yet. */
  provisional: boolean
  /** 派发, 延期 … */
  cause: string
}

export interface Cooperation {
  unit: string
  due: number
  /** A unit that is added later has at least this long, the time of a response. */
  earliest?: number
  yellow: number
  repliedAt?: number
  result?: string
  note?: string
  /** The leg ended without its reply: 未回复. */
  missed?: boolean
}

/** 一段承办: one unit owes one answer under one clock. */
export interface Leg {
  seq: number
  key: string
  unit: string
  cooperation: Cooperation[]
  /** 首派 改派 返工 … */
  cause: string
  from: number
  to?: number
  result?: string
  onTime?: boolean
  due: number
  yellow: number
  version: number
  limits: LimitVersion[]
  signedAt?: number
  respondedAt?: number
  responseKind?: string
  firstFeedbackAt?: number
  answer?: { result: string; text: string; at: number; missing?: string }
  verification?: { opinion: string; means?: string; reason?: string; at: number; by?: string }
}

export interface Span {
  from: number
  to?: number
}

export interface Rating {
  unit: string
  speed: number
  quality: number
  satisfaction: number
  reason?: string
}

/** A request under way: who decides it, and since when. */
export interface Request {
  kind: '退回' | '延期' | '挂账'
  at: number
  by?: string
  reason?: string
  amount?: number
  unit?: string
}

/** A penalty case and its clock of the decision. */
export interface Penalty {
  /** 案件号, with the body's code before it. */
  caseNumber: string
  /** Key of the supervision of its decision. */
  key: string
  from: number
  /** 立案日期, 'YYYY-MM-DD'. */
  filedOn?: string
  /** 决定期限. */
  due?: number
  version: number
  /** By which a hearing may be asked for: the day of each notice of rights, as it stands in the key. */
  notices: string[]
  decision?: string
  decidedAt?: number
  endedAt?: number
}

/**
 * One record of a matter in one procedure, over all its rounds: what was filed, and the projection of its instances,
 * made from milestones and states only. Only events newer than those applied change it, so a redelivery does no harm.
 */
export interface CallRecord extends Document, CaseIdentity {
  /** Its name: of a call the number of the matter, of a case of another procedure its 案键. */
  number: string
  /** Last five digits. */
  tail: string
  /** 文号 of its forms: 示呼〔2026〕1号; empty until one is drawn. */
  documentNumber: string
  round: number
  /** Those before this one. */
  rounds?: { round: number; instance: string }[]
  /** `filing` until the instance is known to run. */
  status: 'filing' | 'started'
  instance: string
  /** Ids of the files that were filed with it. */
  files?: readonly string[]
  /** Key of the filing request, so that the same request files once. */
  request: string
  filedAt: number
  filedBy: string
  /** Whence it was filed, for the trail: whoever finishes the filing after a crash does not know. */
  filedIn?: { post: string; requestId?: string }
  caller: string
  urgency: Urgency
  /** 敏感件, as filed or as the centre found at intake: for its named readers, and in no list or search. */
  sensitive: boolean
  /** Of a sensitive case: persons who filed, handle or decide it, and those who were named to read it. */
  readers?: string[]
  /** The units that handle it may know who reported it. */
  reporterReleased?: { at: number; by: string; reason: string }
  filed: Filed
  /** 待审签, 承办中, 办结 … */
  state: string
  open: boolean
  /** From dispatch to feedback: 承办中. */
  running: boolean
  lead: string | null
  cooperating: string[]
  /** Of the present leg; absent without one. */
  due?: number
  yellow?: number
  calledAt?: number
  acceptedAt?: number
  intakeDue?: number
  firstDispatchedAt?: number
  answeredAt?: number
  closedAt?: number
  legs: Leg[]
  counts: { returns: number; extensions: number; reworks: number }
  supplements: Span[]
  disputes: Span[]
  /** The request made last that waits for a decision. */
  pending: Request | null
  /** All that wait, when there are several. */
  requests?: readonly Request[]
  refusal?: { reason: string; at: number; by?: string }
  /** `how` 撤回 without it. */
  withdrawal?: { reason: string; at: number; how?: string }
  /** A refusal that 编办 looks at again. */
  review?: { reason: string; at: number; result?: string; decidedAt?: number }
  /** 并件: the main case whose result it waits for, or waited for last. */
  merged?: Span & { main: string; result?: string }
  /** 挂账: times without a clock; `reviewOn` is a date. */
  shelvings?: (Span & { reason: string; reviewOn?: string })[]
  instructions?: { by: string; text: string; unit?: string; person?: string; due?: number; at: number }[]
  /** 催一下. */
  nudges?: { at: number; by?: string; words?: string }[]
  callBack?: { result: string; note?: string; at: number }
  /** Penalty cases that the enforcement platform keeps, as far as this case follows them; the last is the present one. */
  penalties?: Penalty[]
  /** Milestones with their facts, in their order; not of calls. */
  passed?: { name: string; at: number; by?: string; facts: Fact[] }[]
  ratings: Rating[]
  ratedAt?: number
  unratedAt?: number
  /** How far each instance has been applied: its id and the sequence number of the last event. */
  applied: { instance: string; seq: number }[]
  /** Every unit that may see it: caller, who is or was 主办 or 协办. */
  units: string[]
  /** What the search finds; nothing of a sensitive case. */
  words: string[]
}

export const calls = collection<CallRecord>('calls', {
  unique: [
    ['county', 'number'],
    ['county', 'request'],
  ],
  index: [
    ['county', 'filedAt'],
    ['county', 'tail'],
    ['county', 'matter'],
    ['county', 'process', 'filedAt'],
    ['county', 'status', 'filedAt'],
    ['county', 'caller', 'filedAt'],
    ['county', 'state', 'filedAt'],
    ['county', 'running', 'due'],
    ['county', 'open'],
    ['county', 'urgency', 'filedAt'],
  ],
  multi: { units: 'string', readers: 'string' },
  multiIndex: { units: ['filedAt'], readers: ['filedAt'] },
  text: ['words'],
})

/** A record before anything is known of it but its identity and its name. */
export function newRecord(county: string, identity: CaseIdentity) {
  const number = caseNameOf(identity)
  return {
    _id: callId(county, number),
    county,
    ...identity,
    number,
    tail: tailOf(identity.matter),
    round: 1,
    status: 'filing' as const,
    open: true,
    running: false,
    lead: null,
    cooperating: [],
    legs: [],
    counts: { returns: 0, extensions: 0, reworks: 0 },
    supplements: [],
    disputes: [],
    pending: null,
    ratings: [],
    applied: [],
    words: [] as string[],
  } satisfies Partial<CallRecord>
}

export const callId = (county: string, number: string) => `${county}/${number}`

/** The leg under way, or the last one. */
export function presentLeg(record: Pick<CallRecord, 'legs'>): Leg | undefined {
  return record.legs.at(-1)
}
