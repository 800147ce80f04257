/**
 * What the portal and the API say to each other, under `/api`, as JSON.
 *
 * Instants are ISO 8601 with offset (`2026-10-12T17:30:00+08:00`). Every text that a person reads about time
 * (`remainingText`, `dueText`, `atText`) is written by the server, by the rules of dates and limits; the portal
 * never computes one and never reads the browser's clock. Texts follow `Accept-Language` (`zh-CN` or `en`)
 * where the server has both, else they are Chinese.
 *
 * Every mutating request carries `X-CSRF-Token` (from {@link Me.csrf}) and, where it acts on a case or files
 * a call, an `Idempotency-Key`.
 */

export type Iso = string

/* ---------------------------------------------------------------- errors */

/**
 * The body of every answer with a status of 400 or more.
 *
 * Codes that the portal treats in a way of its own: `SESSION_EXPIRED` (401: sign in again, come back, nothing
 * typed is lost), `TASK_GONE` (409: somebody was first, `by` and `atText` say who and when), `FORM_INVALID`
 * (422: `fields` says what to write where), `NOT_YOURS` (403: the message names whose case it is),
 * `NOT_FOUND` (404), `LOCKED_OUT` (423), `BAD_CREDENTIALS` (401, at sign-in only).
 */
export interface ApiError {
  code: string
  message: string
  messageEn?: string
  /** What to do next, one sentence. */
  hint?: string
  hintEn?: string
  /** By form key, in the language of the request: what to write there. */
  fields?: Record<string, string>
  /** `TASK_GONE` only: who did it first and when. */
  by?: string
  atText?: string
}

/* ---------------------------------------------------------------- session */

export type Role =
  'clerk' | 'deputy' | 'head' | 'duty' | 'leader' | 'officer' | 'county-deputy' | 'designer' | 'administrator'

/** One post of a person: a role in a unit. */
export interface Post {
  id: string
  role: Role
  /** 经办人, 分管负责同志, 中心负责人 … as this unit says it. */
  roleName: string
  unit: string
  /** Short name: 交警大队. */
  unitName: string
  unitKind: UnitKind
}

/**
 * What a post lets a person open. Pages ask for these words only, never for roles.
 * `file` 发起呼叫 · `queue` 待派发 · `supervision` 督办台账 · `all-cases` 全部事项 · `township-cases` 本镇呼叫 ·
 * `unit-cases` 本单位办理情况 · `items` 清单与说明书 · `operator` 运行维护 · `designer` 流程设计 · `setup` 县情设置
 */
export type Permission =
  | 'file'
  | 'clue'
  | 'queue'
  | 'supervision'
  | 'all-cases'
  | 'township-cases'
  | 'unit-cases'
  | 'items'
  | 'operator'
  | 'designer'
  | 'setup'

/** `GET /api/session` (401 `SESSION_EXPIRED` without one); also the answer of `POST` and of the post switch. */
export interface Me {
  person: string
  name: string
  account: string
  posts: Post[]
  /** The id of the post in use. */
  post: string
  county: {
    code: string
    name: string
    /** No units yet: the pages lead on from an empty county. */ empty: boolean
  }
  /** A demonstration store: every page bears 演示数据. */
  demo: boolean
  now: Now
  permissions: Permission[]
  csrf: string
  /** The first sign-in with a given password: it must be changed. */
  mustChangePassword?: boolean
}

/** `POST /api/session`: either of the two; `person` only in a demonstration store. */
export type SignIn = { account: string; password: string } | { person: string }

/** `PUT /api/session/password` → 204. */
export interface PasswordChange {
  old: string
  new: string
}

/** `GET /api/county`, without a session: what the sign-in page says. */
export interface CountyFace {
  name: string
  demo: boolean
  /** Nobody can sign in yet: `npx huying admin create` makes the first administrator. */
  noAdministrator: boolean
}

/** `GET /api/demo/people`, without a session; 404 outside a demonstration store. */
export interface DemoGroup {
  /** 乡镇（街道）, 县运行中心, 县直部门 … */
  name: string
  people: { person: string; name: string; roleName: string; unitName: string }[]
}

/* ---------------------------------------------------------------- time */

/** `GET /api/now`: the county's clock. */
export interface Now {
  at: Iso
  /** `10月12日 周一 09:40` */
  text: string
  /** Minutes of the county's offset, e.g. 480; the portal writes the minutes between two answers with it. */
  offsetMinutes: number
}

export type LightName = 'red' | 'yellow' | 'green' | 'paused' | 'untimed' | 'answered'

/** One day of a strip. */
export interface DayCell {
  date: string
  /** 一 … 日 */
  weekday: string
  /** Day of the month. */
  day: number
  kind: 'start' | 'counted' | 'off' | 'makeup' | 'last' | 'makeup-last'
  /** Ordinal of a counted day, else undefined. */
  n?: number
  /** 派发日, 休, 国庆 … under the day. */
  note?: string
}

/** A limit as it is written. */
export interface LimitView {
  due: Iso
  /** `剩 6 工作时 20 分` · `超 1 工作时 10 分` · `已暂停` · `约剩 52 工作日` */
  remainingText: string
  /** `今天 17:30 前` · `应于 10月10日 17:30 前` · `余 2 工作日 4 工作时` */
  dueText: string
  light: LightName
  /** Natural time (自然时): 紧急, 特急. */
  natural: boolean
  /** A year without a published calendar lies in it. */
  provisional: boolean
  overdue: boolean
  /** Outside office hours: the remainder stands still (下班中). */
  closedNow: boolean
  /** 特急 in its last ten minutes: seconds left, counted down by the page between two answers. */
  secondsLeft?: number
  /** Share of the time used, 0 to 1, and from which share it is yellow; for the bar of the preview. */
  used?: number
  yellowFrom?: number
  startText?: string
  yellowText?: string
}

/** How a limit came about. */
export interface LimitReckoning {
  limit: LimitView
  /** `9月29日 16:12 派发，派发日不计；国庆 10月1—7日…` with `**` around what is set in bold. */
  sentence: string
  days: DayCell[]
  /** Changes of the limit, oldest first. */
  history: { atText: string; text: string }[]
}

/* ---------------------------------------------------------------- directory */

export type UnitKind =
  | 'county'
  | 'department'
  | 'centre'
  | 'township'
  | 'subdistrict'
  | 'development-zone'
  | 'leader-office'
  | 'supervision'
  | 'establishment'
  | 'assessment'
  | 'discipline'
  | 'detachment'
  | 'village'
  | 'other'

/** `GET /api/units` → `{ units: Unit[] }` */
export interface Unit {
  code: string
  name: string
  short: string
  kind: UnitKind
  /** Pinyin initials of `short` and `name`, lower case, for the picker. */
  initials: string
  phone?: string
}

/** `GET /api/people?unit=CODE` → `{ people: Person[] }`; without `unit` those of the reader's own unit. */
export interface Person {
  person: string
  name: string
  unit: string
  unitName: string
  roleName: string
  /** Office number, plain. */
  phone?: string
}

/* ---------------------------------------------------------------- items */

export type Urgency = '一般' | '紧急' | '特急'

/** `GET /api/items?q=&domain=&batch=` → {@link ItemPage}; `q` is Chinese, pinyin or initials. */
export interface ItemPage {
  items: ItemRow[]
  total: number
  domains: { name: string; count: number }[]
  batches: { name: string; count: number }[]
  /** 2026 年第 2 版 */
  edition: string
}

export interface ItemRow {
  code: string
  no: number
  title: string
  domain: string
  batch: string
  lead: string
  leadName: string
  cooperatingNames: string[]
  /** 一般 5 工作日 */
  limitText: string
  complex: boolean
  /** 公开报道, 样例 … where the row came from. */
  provenance: string
  /** Parts of `title` that match the query: pairs of [from, to). */
  matches?: [number, number][]
}

/** `GET /api/items/:code`: 清单项 with its manual (说明书). */
export interface ItemManual extends ItemRow {
  cooperating: string[]
  leadDuty: string
  cooperatingDuty: string
  /** 属地职责, one entry a duty; the filing page offers each as a checkbox. */
  townshipDuties: string[]
  callCondition: string
  /** 照片, 文书, 现场签字; any one of them; none where the item asks none. */
  evidence: string[]
  closingStandard: string
  basis: string
  accountability: string
  keywords: string[]
  /** All limits by urgency, as sentences. */
  limits: { urgency: Urgency; rows: { name: string; text: string }[] }[]
  contacts: { role: '主办' | '协办'; unit: string; unitName: string; person?: string; phone?: string }[]
}

/** `GET /api/items/:code/expected?urgency=`: as if filed and dispatched now, by the reader's unit. */
export interface ExpectedLimits {
  urgency: Urgency
  /** `10月19日 周一 17:30 前` */
  dueText: string
  /** 今天派发则今天不计，从明天起 5 个工作日 */
  sentence: string
  days: DayCell[]
  natural: boolean
  /** 审签: who signs, and whether on post. */
  approver?: { name: string; roleName: string; note?: string }
  /** 赵永强 审签 · 中心受理派发 4 工作时内 … */
  steps: { text: string; who?: string; limitText?: string }[]
  /** One card per urgency: `5 工作日办结` and `分管负责同志审签`. */
  urgencies: { urgency: Urgency; limitText: string; approvalText: string }[]
  /** The sentence at the foot: 送 赵永强 审签，审签后中心 4 工作时内受理派发 */
  footText: string
  /** The same place and item in the last 90 days. */
  similar: { number: string; title: string; text: string }[]
}

/* ---------------------------------------------------------------- tasks (待办) */

export type TaskRole = '主办' | '协办' | '呼叫' | '审签' | '中心' | '督办' | '交办' | '其他'

/** `GET /api/tasks?scope=mine|unit|waiting&limit=&cursor=`; pages of 50 when `limit` is not said, 500 at most. */
export interface TaskPage {
  /** 今天必须办完, of them overdue. */
  dueToday: number
  overdue: number
  counts: { mine: number; unit: number; waiting: number; toSign: number }
  /** Red, yellow, green, paused, untimed, answered; only those with tasks; soonest limit first, 特急 first. */
  groups: {
    light: LightName
    /** Of the whole list; `tasks` are those of this page. */
    count: number
    tasks: TaskView[]
  }[]
  /** Give it back as `cursor` for what follows; absent on the last page. */
  next?: string
  /** What waits for others, in words: `乡镇核验 2`, `延期待批 1`. */
  waiting: { count: number; parts: { text: string; count: number }[]; soonestText?: string }
  /** Of rulings, papers and assigned acts about no case: they have a page of their own. */
  matters: number
}

export interface TaskView {
  id: string
  instance: string
  element: string
  /** 处置与反馈, 审签 … */
  name: string
  /** The case's number (SF-20260929-00017), and as lists show it (0929-00017). */
  number: string
  shortNumber: string
  title: string
  urgency: Urgency
  role: TaskRole
  /** The calling township's short name; for what has no caller, whoever asked. */
  unitName: string
  light: LightName
  limit: LimitView | null
  /** 等您汇总 1 家协办意见并反馈；交通运输局已回复 */
  sentence: string
  /** False: dispatched and not yet opened; opening it signs it. */
  signed: boolean
  /** Opening the case completes this task (签收). */
  opensSign: boolean
  /** The act's id under `/acts`, for the button of the row. */
  act: string
  /** What the button says: 反馈办理结果. */
  actName: string
  form: string | null
  candidates: string[]
  /** Given to somebody else of the unit. */
  waitsFor?: string
}

/* ---------------------------------------------------------------- filing */

/** `POST /api/calls` (Idempotency-Key) → {@link Filed} */
export interface Filing {
  /** null: 清单外事项, `offListReason` says why. */
  item: string | null
  offListReason?: string
  title: string
  content: string
  place: Place
  happenedAt?: Iso
  /** 属地职责: the duties of the item that were done, and the reason for those that were not. */
  dutiesDone: string[]
  dutiesUndoneReason?: string
  dutyText: string
  /** Ids of uploaded files, see {@link FileView}. */
  files: string[]
  urgency: Urgency
  /** 紧急, 特急: 口头批准人 (person id), 批准时刻, 紧急理由. */
  oralApprover?: string
  oralApprovedAt?: Iso
  urgencyReason?: string
  lifeAtRisk: boolean
  /** Required when `lifeAtRisk`: 已报告 to whom. */
  reportedTo?: string
  fromCitizen: boolean
  citizenContact?: string
  sensitive: boolean
  sensitiveReason?: string
  related?: string
  /** Entered by the centre for the township that rang. */
  telephone?: { unit: string; at: Iso; by: string }
  /** The draft that this came from; removed with the filing. */
  draft?: string
}

export interface Place {
  text: string
  /** Unit code of the township. */
  township?: string
  lng?: number
  lat?: number
}

export interface Filed {
  number: string
  documentNumber: string
  /** 已送赵永强审签 */
  next: string
}

/* ---------------------------------------------------------------- lists of cases */

/**
 * `GET /api/calls?scope=all|township|unit&q=&unit=&light=&state=&urgency=&cursor=&limit=` → {@link CasePage}
 */
export interface CasePage {
  cases: CaseRow[]
  total: number
  /** Give it back as `cursor` for what follows; absent on the last page. */
  next?: string
  counts: Partial<Record<LightName, number>>
  sensitive: number
  /** What the filters of this scope can be; `stateNames` as the reader says them. */
  states: string[]
  stateNames: Record<string, string>
  units: { code: string; name: string }[]
  procedures: { id: string; name: string }[]
}

export interface CaseRow {
  number: string
  shortNumber: string
  documentNumber?: string
  title: string
  urgency: Urgency
  itemTitle: string
  domain: string
  light: LightName
  /** 承办中, 待核验, 办结 … as it is kept; `stateName` as the reader says it. */
  state: string
  stateName: string
  /** 等交警大队反馈 */
  sentence: string
  callerName: string
  /** Whose turn it is. */
  turnName: string
  limit: LimitView | null
  filedText: string
  round: number
  /** In which it is, when it is no call. */
  procedureName?: string
}

/* ---------------------------------------------------------------- a case */

/** `GET /api/cases/:number`. A reader who may not: 403 `NOT_YOURS`. */
export interface CaseView {
  number: string
  shortNumber: string
  documentNumber?: string
  round: number
  title: string
  urgency: Urgency
  item: { code: string; no: number; title: string; domain: string } | null
  content: string
  /** Of what is called first and signed after, or endangers life: why, on whose word, who was told. */
  emergency?: {
    lifeAtRisk: boolean
    reportedTo?: string
    reason?: string
    approver?: string
    approvedText?: string
  }
  place: string
  reporter?: { hidden: boolean; contact?: string }
  dutyText: string
  dutiesDone: string[]
  state: string
  stateName: string
  open: boolean
  light: LightName
  limit: LimitView | null
  /** Whose turn, in parts, so that names can be set in bold or in red. */
  sentence: SentencePart[]
  /** 下一步：柳林镇 2 工作日内核验 */
  next?: string
  reckoning: LimitReckoning | null
  people: CaseUnit[]
  attachments: FileView[]
  sensitive: boolean
  /** The procedure and its version: 乡镇呼叫办理 第 7 版 */
  procedure: { id: string; name: string; version: number }
  /** 事项编号: shared by its cases in all procedures. */
  matter: string
  related: RelatedCase[]
  /** What its filing form asked beyond the rest. */
  answers: { label: string; value: string }[]
  /** The latest first; not of calls. */
  milestones: Milestone[]
  /** What runs in a penalty case that it follows. */
  clocks: { name: string; who: string; limit: LimitView }[]
  /** 召集与到场 of a joint action, once it was convened. */
  turnout?: Turnout
  /** 合并关系; absent when it was never merged with others. */
  merging?: CaseMerging
  /** 挂账, the latest first. */
  shelvings: CaseShelving[]
  /** 批示 and other acts that were assigned about it, the latest first. */
  assigned: CaseAssignment[]
  /** 督办单 of its ladder that went out, the latest first. */
  orders: CaseOrder[]
  filedText: string
  /** 总时长, 无主时间, 争议时间, over all rounds. */
  times: CaseTimes
  rating?: { scores: { name: string; score: number }[]; comment?: string }
  commentsVisibleTo: string
}

/** How long something about a case took: office time of 一般, natural time of 紧急 and 特急. */
export interface CaseTime {
  minutes: number
  text: string
  running: boolean
}

/** A figure that the case does not have is absent. */
export interface CaseTimes {
  total?: CaseTime
  /** From the call to its first dispatch, without the time in which it was completed. */
  ownerless?: CaseTime
  /** From the request of each return to its decision. */
  disputed?: CaseTime
}

/** A case at the other end of 并件. */
export interface MergedCase {
  number: string
  shortNumber: string
  title: string
  callerName: string
  stateName: string
}

export interface Turnout {
  gatherText?: string
  place?: string
  /** What the joint record says of who came when. */
  arrivals?: string
  units: TurnoutUnit[]
}

export interface TurnoutUnit {
  unit: string
  unitName: string
  lead: boolean
  /** `none`: it was not convened, as a lead that was named later. */
  answer: 'comes' | 'cannot' | 'unconfirmed' | 'awaited' | 'none'
  limit?: LimitView
  answeredText?: string
  /** Answered after the time that the convening gave. */
  late: boolean
  reason?: string
  leader?: string
  staff?: string
  evidence?: { state: 'given' | 'awaited' | 'missing'; atText?: string; limit?: LimitView }
}

export interface CaseMerging {
  /** 主件 that it waits for, or waited for last. */
  main?: {
    /** Absent when the reader may not see it. */
    case?: MergedCase
    sinceText: string
    untilText?: string
    /** The result of the main case, or 拆分. */
    result?: string
  }
  /** Those that wait for this case. */
  merged: (MergedCase & { sinceText: string })[]
  /** How many more wait that the reader may not see. */
  hidden: number
}

export interface CaseShelving {
  sinceText: string
  /** Absent while it lasts. */
  untilText?: string
  reason: string
  /** 复核日, while it lasts. */
  reviewText?: string
}

/** 批示, 督办要求, 补签 … */
export interface CaseAssignment {
  /** As it is kept; `kindName` as the reader says it. */
  kind: string
  kindName: string
  /** Absent where the system gave it. */
  byName?: string
  toName: string
  text: string
  atText: string
  dueText?: string
  overdue: boolean
  stateName: string
  answer?: { text: string; opinion?: string; atText: string }
  /** What is still to be done, where the answer was not accepted. */
  again?: string
}

/** A signed 督办单 of the ladder. */
export interface CaseOrder {
  /** 文号, by which it is printed. */
  number: string
  unitName: string
  requirement: string
  signedText: string
  /** 已签发, 作废 */
  stateName: string
}

/** A case of the same matter in another procedure. */
export interface RelatedCase {
  number: string
  procedureName: string
  stateName: string
  light: LightName
}

export interface Milestone {
  name: string
  atText: string
  who?: string
  details: { label: string; value: string }[]
}

/** `GET /api/procedures`: in which the reader may file a case. */
export interface Procedures {
  procedures: { id: string; name: string }[]
}

/** `GET /api/procedures/:process/form` */
export interface FilingPage {
  id: string
  name: string
  form: FormSchema
}

/** `POST /api/cases` */
export interface CaseFiling {
  procedure: string
  values: Record<string, unknown>
  /** A case whose number it takes, because it is the same matter. */
  of?: string
  draft?: string
}

export interface SentencePart {
  text: string
  strong?: boolean
  light?: LightName
}

export interface CaseUnit {
  role: '主办' | '协办' | '呼叫' | '中心'
  unit: string
  unitName: string
  people: { name: string; roleName?: string; phone?: string }[]
  light: LightName | null
  /** 何敏 10月9日 16:02 已回复 */
  note?: string
}

/**
 * A file. `POST /api/cases/:number/attachments` (multipart: `file`, `caption`) → FileView;
 * `POST /api/files` (multipart: `file`, `caption`) before a case exists → FileView, only for its uploader
 * until a filing or an act names its id.
 */
export interface FileView {
  id: string
  name: string
  mime: string
  size: number
  image: boolean
  /** 处置前, 到场, 处置后, 佐证 */
  caption: string
  atText: string
  byName: string
  url: string
  /** A small picture, where there is one. */
  thumbUrl?: string
}

/** `GET /api/cases/:number/timeline` → `{ entries: TimelineEntry[] }`, newest first. */
export interface TimelineEntry {
  id: string
  at: Iso
  /** 今天 08:41 */
  atText: string
  tab: '办理' | '催督' | '留言'
  kind: 'act' | 'system' | 'reminder' | 'urge' | 'comment' | 'red'
  who: string
  unitName?: string
  text: string
  /** The fields of the form, as they were given. */
  details?: { label: string; value: string }[]
  files: FileView[]
}

/** `POST /api/cases/:number/comments` {text, files?} → TimelineEntry */
export interface NewComment {
  text: string
  files?: string[]
}

/** `GET /api/cases/:number/acts` → `{ acts: Act[], signs? }`, the one that moves the case on first. */
export interface ActPage {
  acts: Act[]
  /** A task that opening the case completes (签收): `POST /acts/:id` with no variables. */
  signs?: { id: string; unitName: string }
  /** Whose turn it is, by name, when it is not the reader's. */
  others?: string
}

export interface Act {
  id: string
  kind: 'task' | 'message' | 'record' | 'comment'
  /** The verb of the button: 反馈办理结果, 退回（申请改派）. */
  name: string
  primary: boolean
  /** Cannot be taken back: drawn apart, confirmed. */
  danger?: boolean
  /** Single letter, e.g. `D`; works outside fields. */
  key?: string
  form: FormSchema | null
  /** What is filled already, by form key. */
  defaults: Record<string, unknown>
  /** What the form shows beside itself: effect on the limit, reason of the request, missing replies. */
  notes?: string[]
  /** Asked before it is sent, when it cannot be taken back. */
  confirm?: { title: string; body: string; verb: string }
  /** Present: the button is drawn disabled with this sentence beside it. */
  disabledReason?: string
  taskId?: string
  /** The leg that it is about: sent back with it, so that it goes to no other. */
  leg?: string
  limit?: LimitView | null
}

/** `POST /api/cases/:number/acts/:id` (Idempotency-Key) {variables, leg?} → {@link Done} */
export interface ActRequest {
  variables: Record<string, unknown>
  leg?: string
}

export interface Done {
  done: true
  /** 已送柳林镇核验 */
  sentence: string
}

/* ---------------------------------------------------------------- forms */

/** A form-js document, with our own component types beside its own. */
export interface FormSchema {
  id: string
  type?: 'default'
  schemaVersion?: number
  components: FormComponent[]
}

export type FormComponentType =
  | 'textfield'
  | 'textarea'
  | 'number'
  | 'checkbox'
  | 'checklist'
  | 'radio'
  | 'select'
  | 'datetime'
  | 'text'
  | 'separator'
  | 'unit'
  | 'units'
  | 'person'
  | 'item'
  | 'place'
  | 'photo'
  | 'files'
  /** A rating: one row a unit (`values`), one score an aspect; gives a list of {@link ScoreRow}. */
  | 'scores'

export interface FormComponent {
  id?: string
  type: FormComponentType
  /** The variable; texts have none. */
  key?: string
  label?: string
  description?: string
  /** `text` only: plain text or simple Markdown. */
  text?: string
  defaultValue?: unknown
  readonly?: boolean
  disabled?: boolean
  values?: { label: string; labelEn?: string; value: string | number | boolean }[]
  validate?: {
    required?: boolean
    maxLength?: number
    minLength?: number
    min?: number
    max?: number
    pattern?: string
  }
  /** FEEL over the form's values, e.g. `= 审核结论 != "受理"`. */
  conditional?: { hide?: string }
  /** By which the server refuses what was filled in. */
  rules?: { refuse: string; text: string; textEn: string }[]
  subtype?: 'date' | 'time' | 'datetime'
  /** `number` only: the unit behind it. */
  appearance?: { suffixer?: string }
  /** `scores` only: FEEL for the units, which `values` name; what is rated; below which score a reason is asked. */
  units?: string
  aspects?: string[]
  reasonBelow?: number
  properties?: {
    labelEn?: string
    /** What to write when it is missing: 请填退回理由，写明应由谁办. */
    hint?: string
    hintEn?: string
    descriptionEn?: string
    /** `unit`, `units`: which kinds are offered, comma separated. */
    kinds?: string
    /** `person`: of which unit (code), or `own`. */
    unit?: string
    /** `photo`, `files`: captions offered, comma separated. */
    captions?: string
    captionsEn?: string
    list?: string
    workingDay?: string
  }
}

/** What a component of type `scores` gives for each unit: its code, a score an aspect, and the reason. */
export interface ScoreRow {
  单位: string
  理由?: string
  [aspect: string]: string | number | undefined
}

/* ---------------------------------------------------------------- live diagram */

/** `GET /api/cases/:number/diagram` */
export interface DiagramView {
  /** The case's planes: its procedure, after-close, supervision of each leg … */
  planes: DiagramPlane[]
  /** Index of the plane whose turn it is. */
  current: number
}

export interface DiagramPlane {
  id: string
  processId: string
  /** 乡镇呼叫办理 */
  name: string
  version: number
  /** The process with this plane first: a collapsed sub-process has a plane of its own. */
  xml: string
  states: ElementState[]
  /** Names of the planes above, outermost first, with their index. */
  breadcrumb: { name: string; plane: number }[]
  /** The element to show first. */
  focus?: string
}

export type ElementStateName =
  'done' | 'active' | 'near' | 'overdue' | 'paused' | 'todo' | 'skipped' | 'incident'

export interface ElementState {
  element: string
  /** The element's name, for the list that screen readers read. */
  name: string
  /** Flows are `done` or nothing. */
  flow?: boolean
  state: ElementStateName
  /** ✓ 9/29 16:12 · 剩 6 工作时 20 分 · 等补正 */
  badge?: string
  /** One entry an instance of a multi-instance activity. */
  instances?: { name: string; state: ElementStateName; badge?: string }[]
  /** A called procedure or sub-process plane to go to. */
  plane?: number
}

/* ---------------------------------------------------------------- print */

/** `GET /api/cases/:number/orders/:document`: 督办单 of the ladder. */
export interface OrderPrint {
  county: string
  demo: boolean
  documentNumber: string
  unitName: string
  copies: string
  /** 事项编号 */
  number: string
  callNumber: string
  title: string
  place: string
  callerName: string
  dispatchedText: string
  dueText: string
  requirement: string
  office: string
  signer: string
  signedText: string
  /** When it was declared void. */
  voidText?: string
  printedText: string
  watermark?: string
}

/** `GET /api/cases/:number/print` */
export interface PrintView {
  county: string
  demo: boolean
  number: string
  documentNumber: string
  round: number
  /** Process id; the titles of the three parts follow it. */
  procedure: string
  procedureText: string
  /** 打印 孙志远 2026年10月12日 09:40 */
  printedText: string
  /** Sensitive: the reader's name across the page. */
  watermark?: string
  call: {
    unitName: string
    atText: string
    itemText: string
    content: string
    dutyText: string
    urgency: Urgency
    approver: string
    qr: string
  }
  dispatch: {
    lead: string
    cooperating: string
    atText: string
    dueText: string
    reckoning: string
    instruction: string
    dispatcher: string
    signedText: string
    qr: string
  }
  feedback: {
    result: string
    text: string
    cooperation: { unitName: string; text: string }[]
    by: string
    atText: string
    verified: '' | '已解决' | '未解决，返工'
    scores: { name: string; score?: number }[]
    verifiedBy: string
    verifiedAtText: string
    qr: string
  }
}

/* ---------------------------------------------------------------- centre's queue */

/** `GET /api/queue?tab=dispatch|redispatch|supplement|study` */
export interface QueuePage {
  counts: { dispatch: number; redispatch: number; supplement: number; study: number }
  byMinutes: number
  rows: QueueRow[]
}

export interface QueueRow {
  number: string
  shortNumber: string
  title: string
  urgency: Urgency
  /** 清单第 12 项，可一键派发 */
  sentence: string
  callerName: string
  filedText: string
  light: LightName
  limit: LimitView | null
}

/** `GET /api/queue/:number`: the right side, already a decision. Its acts come from `/cases/:number/acts`. */
export interface QueueCase {
  number: string
  title: string
  urgency: Urgency
  /** 清河镇, 张海燕 661 2117, 审签 刘振国 */
  facts: string[]
  content: string
  place: string
  photos: FileView[]
  light: LightName
  limit: LimitView | null
  dutyText: string
  dutiesDone: string[]
  /** 符合第 12 项要求 · 第 12 项要求的「…」没有做 */
  dutyCheck: { ok: boolean; text: string } | null
  history: { text: string; numbers: string[] } | null
  item: { code: string; no: number; title: string } | null
  /** What a dispatch now would be; the form's 主办 and 协办 start with these. */
  dispatch: {
    rows: {
      role: '主办' | '协办'
      unit: string
      unitName: string
      duty: string
      contact: string
      dueText: string
    }[]
    limitText: string
  }
}

/* ---------------------------------------------------------------- supervision */

/** `GET /api/supervision?light=&unit=&stage=&level=` */
export interface SupervisionPage {
  /** 今天 17:30 前有 **2 张督办单**要送签，**1 份通报**待起草 */
  headline: string
  counts: Record<'red' | 'yellow' | 'green' | 'paused', number>
  notes: Partial<Record<'red' | 'yellow' | 'green' | 'paused', string>>
  /** `level` and `stage` go back as filters, whatever the language of their names. */
  ladder: { level: string; name: string; rule: string; count: number }[]
  units: { code: string; name: string }[]
  stages: { stage: string; name: string }[]
  rows: SupervisionRow[]
}

export interface SupervisionRow {
  id: string
  number: string
  shortNumber: string
  title: string
  urgency: Urgency
  role: '主办' | '协办'
  callerName: string
  light: LightName
  turnName: string
  stage: string
  limit: LimitView | null
  /** In the ladder's order; `state` of each step. */
  steps: { name: string; state: 'reached' | 'present' | 'ahead' }[]
  /** 今天 17:30 送签督办单 */
  next: string
  unownedText: string
  returns: number
}

/* ---------------------------------------------------------------- drafts, notices, operator */

/** `PUT /api/drafts/:key` {value} → {savedText} · `GET` → `{draft: Draft | null}` · `DELETE` → 204 · `GET /api/drafts` → `{drafts: DraftRow[]}` */
export interface Draft {
  key: string
  value: Record<string, unknown>
  /** 09:40:12 */
  savedText: string
}

export interface DraftRow {
  key: string
  title: string
  savedText: string
}

/** `GET /api/notices?cursor=` · `POST /api/notices/read` {ids} (all of them: `{all: true}`) → 204 */
export interface NoticePage {
  unread: number
  notices: Notice[]
  next?: string
}

export interface Notice {
  id: string
  /** 派发, 提醒, 催办, 报告, 告知, 更正 */
  kind: string
  kindName: string
  level?: string
  text: string
  number?: string
  title?: string
  atText: string
  read: boolean
}

/** `GET /api/operator/incidents` → `{incidents: Incident[]}` · `POST /api/operator/incidents/:id/retry` → Done */
export interface Incident {
  id: string
  number?: string
  title?: string
  processId: string
  processName: string
  element: string
  elementName: string
  code: string
  message: string
  atText: string
  /** Nothing to retry: it waits for a change elsewhere, said here. */
  notRetryable?: string
}

/** What waits somewhere inside the service, of which case. */
export interface Standing {
  number?: string
  title?: string
  processName: string
  sinceText: string
}

/** Committed and not yet told to whom it concerns. */
export interface Undelivered extends Standing {
  instance: string
  attempts: number
  error: string
  nextText: string
}

export interface WaitingJob extends Standing {
  id: string
  type: string
  elementName: string
  /** Nobody took it; somebody holds it; it failed and comes again. */
  state: 'unclaimed' | 'held' | 'failed'
  worker?: string
  failure?: string
  /** When it is offered again. */
  nextText?: string
}

export interface OverdueTimer extends Standing {
  instance: string
  lateText: string
}

export interface RunningNode {
  id: string
  alive: boolean
  leads: boolean
  startedText: string
  seenText: string
}

/** `GET /api/operator/state` */
export interface OperatorState {
  store: { ok: boolean; why?: string }
  delays: { loopMs: number; storeMs: number }
  outbox: { waiting: number; rows: Undelivered[] }
  jobs: WaitingJob[]
  timers: OverdueTimer[]
  /** None where one node has the store to itself. */
  nodes: RunningNode[]
}

/** `GET /api/search?q=` for the header: cases and items, at most eight of each. */
export interface SearchResult {
  cases: Pick<CaseRow, 'number' | 'shortNumber' | 'title' | 'light' | 'callerName' | 'sentence' | 'urgency'>[]
  items: ItemRow[]
}

/** A `change` event of `GET /api/live`. */
export interface Change {
  /** Numbers of cases that changed and that the person may see. */
  cases: string[]
  /** The numbers of the side bar may have changed. */
  badges: boolean
  /** Anything may have changed; no case is named then. */
  all: boolean
}

/** `GET /api/badges`, polled with the notices: numbers of the side bar. */
export interface Badges {
  todo: number
  queue: number
  supervision: number
  incidents: number
  unread: number
  now: Now
}

/* ---------------------------------------------------------------- setup */

/** The tables that a county is set up from. */
export type SetupTable =
  'units' | 'posts' | 'people' | 'roster' | 'items' | 'sources' | 'powers' | 'certificates'

/** `PUT /api/setup/county`: how the county is called, and what stands before its document and case numbers. */
export interface CountyNames {
  name: string
  prefix: string
  shortCode: string
}

/** `GET /api/setup` */
export interface SetupOverview {
  county: CountyNames & { code: string }
  /** Rows that the county has of each table; of `posts` those that differ from the shipped ones. */
  counts: Record<SetupTable, number>
  /** What the county lacks, and the table that mends it; without what is `needed` no call reaches a department. */
  gaps: { table: SetupTable; text: string; needed: boolean }[]
  /** In force. */
  procedures: { name: string; version: number }[]
  ready: boolean
}

/** A day of a year's table of holidays: a day off, or a make-up working day. */
export interface Holiday {
  date: string
  name: string
  isOffDay: boolean
}

/** `GET /api/setup/calendar` */
export interface CountyCalendar {
  years: number[]
  tables: { id: string; days: number; effectiveAt: Iso; importedAt: Iso; importedBy: string }[]
}

/** `POST /api/setup/calendar` → `{id, effectiveAt}` */
export interface Holidays {
  entries: Holiday[]
  /** At once without it. */
  effectiveAt?: Iso
}

/** `POST /api/setup/tables/:table/check` (multipart, one file): what importing it would do; nothing is written. */
export interface SetupCheck {
  table: SetupTable
  rows: number
  added: number
  changed: number
  same: number
  /** Accounts that the import makes. */
  accounts: number
  /** Headings that were passed over. */
  ignored: string[]
  /** The first 500, as `changes`; rows as a spreadsheet counts them. */
  problems: { row: number; column?: string; text: string }[]
  changes: SetupChange[]
  /** Goes with the confirmation. */
  fingerprint: string
}

export interface SetupChange {
  row: number
  name: string
  kind: 'added' | 'changed'
  fields: { title: string; from: string; to: string }[]
}

/** `POST /api/setup/tables/:table?checked=` (the same file). `CONFLICT` when file or county are others than checked. */
export interface SetupResult {
  rows: number
  added: number
  changed: number
  same: number
  /** Of new accounts: told this once. */
  passwords: IssuedPassword[]
}

/** A first password; also the answer of `POST /api/setup/people/:person/password`. */
export interface IssuedPassword {
  name: string
  unitName: string
  account: string
  password: string
}

/** `GET /api/setup/people?q=` → `{people: SetupPerson[], total}`, fifty at most. */
export interface SetupPerson {
  person: string
  name: string
  account: string
  unitName: string
  title: string
  active: boolean
  /** The first password has not been changed yet. */
  waiting: boolean
}

/* ---------------------------------------------------------------- rulings, papers, assigned acts */

/** One line of a list of rulings, papers of supervision or assigned acts. */
export interface MatterRow {
  instance: string
  kind: 'ruling' | 'document' | 'act'
  kindName: string
  title: string
  number?: string
  unitName: string
  state: string
  at: Iso
  atText: string
  dueText?: string
  overdue: boolean
  cases: string[]
}

export type MatterListName = 'rulings' | 'documents' | 'owed' | 'given'

/** `GET /api/matters/rows?list=&cursor=` */
export interface MatterRows {
  rows: MatterRow[]
  next?: string
}

/** `GET /api/matters` */
export interface MatterLists {
  tasks: { instance: string; name: string; title: string; dueText?: string; overdue: boolean }[]
  rulings: MatterRow[]
  documents: MatterRow[]
  /** Acts that the reader or the reader's unit owes an answer to. */
  owed: MatterRow[]
  given: MatterRow[]
  /** Of lists that go on, the cursor of what follows. */
  next: Partial<Record<MatterListName, string>>
  may: { contest: boolean; assign: boolean }
}

/** `GET /api/matters/:instance` */
export interface MatterView extends MatterRow {
  /** Whose turn it is; absent when nobody's. */
  sentence?: string
  lines: { name: string; text: string }[]
  about: AboutCase[]
  acts: Act[]
}

/** A case that a matter is about. */
export interface AboutCase {
  number: string
  /** Absent when the reader may not see the case. */
  row?: CaseRow
  /** Its reds, one line each. */
  reds: string[]
}

/** What is begun beside cases: `POST /api/contests`, `POST /api/assignments`. */
export type MatterStart = 'contests' | 'assignments'

export interface MatterBegun {
  instance: string | null
  sentence: string
}
