import type { Diagnostic } from '../diagnostics/diagnostic.js'

/** A FEEL expression, without its leading `=`, and the variables that it reads. */
export interface Expression {
  source: string
  reads: readonly string[]
}

/** What stands in an attribute: FEEL when it begins with `=`, else plain text. */
export type Attribute = { feel: Expression } | { text: string }

export interface Mapping {
  source: Attribute
  /** `a.b` as ['a', 'b']. */
  target: readonly string[]
}

export interface Milestone {
  name: string
  data: Attribute | null
}

/** A sequence flow, or the unseen way from a link throw to its catch. */
export interface Flow {
  id: string
  name: string
  source: FlowNode
  target: FlowNode
  condition: Expression | null
}

export interface TimerDefinition {
  kind: 'date' | 'duration' | 'cycle'
  value: Attribute
}

export interface MessageDefinition {
  name: Attribute
  correlationKey: Attribute | null
}

/** What an event waits for: one thing, or the first of several. */
export type Catch = SingleCatch | { on: 'multiple'; any: readonly SingleCatch[] }

/** `code` null catches every code. */
export type SingleCatch =
  | { on: 'none' }
  | { on: 'message'; message: MessageDefinition }
  | { on: 'timer'; timer: TimerDefinition }
  | { on: 'signal'; name: Attribute }
  | { on: 'error'; code: string | null }
  | { on: 'escalation'; code: string | null }
  | { on: 'conditional'; condition: Expression }
  | { on: 'compensation' }
  | { on: 'cancel' }

/** What a task or throw gives to a worker. */
export interface JobDefinition {
  type: Attribute
  retries: Attribute | null
  headers: Readonly<Record<string, string>>
}

/** How something is sent: by huying.publish, as a standard message, to a worker, or not at all. */
export type Sending =
  | { how: 'publish' }
  | { how: 'message'; message: MessageDefinition }
  | { how: 'job'; job: JobDefinition }
  | { how: 'nothing' }

export type Binding = { kind: 'latest' | 'deployment' } | { kind: 'versionTag'; tag: string }

export interface MultiInstance {
  kind: 'multi-instance'
  sequential: boolean
  collection: Attribute | null
  cardinality: Expression | null
  element: string | null
  output: { collection: string; element: Expression } | null
  completion: Expression | null
}

export interface StandardLoop {
  kind: 'standard-loop'
  condition: Expression | null
  testBefore: boolean
  maximum: number | null
}

interface NodeBase {
  id: string
  name: string
  /** As BPMN names it: `bpmn:UserTask`. */
  type: string
  /** The process or sub-process that holds it; null for the process itself. */
  holder: ScopeNode | null
  incoming: Flow[]
  outgoing: Flow[]
  defaultFlow: Flow | null
  inputs: readonly Mapping[]
  outputs: readonly Mapping[]
  milestones: readonly Milestone[]
  /** What the case is shown to be in from the entry on. */
  state: string | null
  loop: MultiInstance | StandardLoop | null
  boundaries: BoundaryEvent[]
  /** What undoes it: the handler of its compensation boundary. */
  compensation: FlowNode | null
  /** It undoes another activity and is entered by nothing else. */
  forCompensation: boolean
}

export interface ScopeFields {
  children: FlowNode[]
  /** Where a token begins that comes in without an event: none start events, else nodes without incoming flow. */
  entries: FlowNode[]
  /** Start events of its event sub-processes. */
  handlers: StartEvent[]
  /** The start of the event sub-process that compensates it as a whole. */
  compensator: StartEvent | null
}

export type ProcessNode = NodeBase &
  ScopeFields & {
    kind: 'process'
    /** What an instance can begin with, in document order: start events, and what stands behind an instantiating gateway. */
    starters: (StartEvent | CatchEvent | ReceiveTask)[]
  }
export type SubProcess = NodeBase & ScopeFields & { kind: 'sub-process'; transaction: boolean }
export type EventSubProcess = NodeBase & ScopeFields & { kind: 'event-sub-process' }
export type ScopeNode = ProcessNode | SubProcess | EventSubProcess

export type StartEvent = NodeBase & {
  kind: 'start-event'
  catches: Catch
  interrupting: boolean
  once: 'ever' | 'open' | null
  /** What whoever starts it fills in. */
  form: Attribute | null
}
/** `form`: what a person who sends its message is asked. */
export type CatchEvent = NodeBase & { kind: 'catch-event'; catches: Catch; form?: Attribute | null }
export type BoundaryEvent = NodeBase & {
  kind: 'boundary-event'
  form?: Attribute | null
  catches: Catch
  interrupting: boolean
  host: FlowNode
}
/** Ends, none throws, link catches: what a token passes. */
/** What a person is told whose act runs into it. */
export interface Refusal {
  text: Attribute
  textEn: Attribute | null
}
export type EndEvent = NodeBase & { kind: 'end-event'; refusal: Refusal | null }
export type NoneEvent = NodeBase & { kind: 'none-event' }
export type MessageThrow = NodeBase & { kind: 'message-throw'; sending: Sending; refusal: Refusal | null }
export type SignalThrow = NodeBase & { kind: 'signal-throw'; signal: Attribute }
export type EscalationThrow = NodeBase & { kind: 'escalation-throw'; code: string }
export type ErrorEnd = NodeBase & { kind: 'error-end'; code: string; message: string }
/** Throws all of its parts, in their order. */
export type MultipleThrow = NodeBase & { kind: 'multiple-throw'; parts: readonly ThrowPart[] }
export type ThrowPart = MessageThrow | SignalThrow | EscalationThrow
export type TerminateEnd = NodeBase & { kind: 'terminate-end' }
export type CancelEnd = NodeBase & { kind: 'cancel-end' }
/** Without an activity it reaches what has completed in its scope. */
export type CompensationThrow = NodeBase & { kind: 'compensation-throw'; activity: FlowNode | null }

export type UserTask = NodeBase & {
  kind: 'user-task'
  assignee: Attribute | null
  candidateGroups: Attribute | null
  candidateUsers: Attribute | null
  due: Attribute | null
  form: Attribute | null
  priority: Attribute | null
  headers: Readonly<Record<string, string>>
}
export type ServiceTask = NodeBase & { kind: 'service-task'; job: JobDefinition | null }
export type SendTask = NodeBase & { kind: 'send-task'; sending: Sending }
export type ReceiveTask = NodeBase & {
  kind: 'receive-task'
  message: MessageDefinition
  instantiates: boolean
}
export type ScriptTask = NodeBase & {
  kind: 'script-task'
  script: { expression: Expression; result: string | null } | null
  job: JobDefinition | null
}
export type BusinessRuleTask = NodeBase & {
  kind: 'business-rule-task'
  decision: { id: Attribute; result: string } | null
  job: JobDefinition | null
}
export type ManualTask = NodeBase & { kind: 'manual-task' }
export type AbstractTask = NodeBase & { kind: 'abstract-task' }
export type CallActivity = NodeBase & {
  kind: 'call-activity'
  process: Attribute
  binding: Binding
  allIn: boolean
  allOut: boolean
}

export type ExclusiveGateway = NodeBase & { kind: 'exclusive-gateway' }
export type ParallelGateway = NodeBase & { kind: 'parallel-gateway' }
export type InclusiveGateway = NodeBase & {
  kind: 'inclusive-gateway'
  /** By incoming flow: the nodes from which a token can reach it without passing the gateway. */
  reach: ReadonlyMap<string, ReadonlySet<FlowNode>>
}
export type EventBasedGateway = NodeBase & { kind: 'event-based-gateway'; instantiates: boolean }

/** A node of the graph; references are direct, so that a step looks nothing up. */
export type FlowNode =
  | ScopeNode
  | StartEvent
  | CatchEvent
  | BoundaryEvent
  | EndEvent
  | NoneEvent
  | MessageThrow
  | SignalThrow
  | EscalationThrow
  | ErrorEnd
  | MultipleThrow
  | TerminateEnd
  | CancelEnd
  | CompensationThrow
  | UserTask
  | ServiceTask
  | SendTask
  | ReceiveTask
  | ScriptTask
  | BusinessRuleTask
  | ManualTask
  | AbstractTask
  | CallActivity
  | ExclusiveGateway
  | ParallelGateway
  | InclusiveGateway
  | EventBasedGateway

export type NodeKind = FlowNode['kind']
export type NodeOf<K extends NodeKind> = Extract<FlowNode, { kind: K }>

/** How a process can be started, for whoever deploys it. */
export interface ProcessStart {
  element: string
  name: string
  kind: 'none' | 'message' | 'signal' | 'timer'
  /** Message or signal name; FEEL only over constants. */
  message: Attribute | null
  signal: Attribute | null
  timer: TimerDefinition | null
  /** A keyed message start: at most one instance per key, ever or while one is open. */
  once: 'ever' | 'open' | null
  form: Attribute | null
}

/** A process, compiled once and never changed. */
export interface ProcessGraph {
  id: string
  name: string
  executable: boolean
  versionTag: string | null
  root: ProcessNode
  /** Something in it compensates, so completed activities are remembered. */
  compensates: boolean
  /** By id, in document order, without the process itself. */
  elements: ReadonlyMap<string, FlowNode>
  starts: readonly ProcessStart[]
  /** Static names that the diagram refers to; computed ones are not known before it runs. */
  forms: readonly string[]
  decisions: readonly string[]
  calls: readonly string[]
  milestones: readonly string[]
  states: readonly string[]
  jobTypes: readonly string[]
  messagesThrown: readonly string[]
  messagesAwaited: readonly string[]
  signalsThrown: readonly string[]
  signalsAwaited: readonly string[]
}

export interface Compiled {
  definitionsId: string | null
  /** In document order. */
  processes: ProcessGraph[]
  diagnostics: Diagnostic[]
}
