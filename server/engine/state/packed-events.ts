import type { EngineEvent, EventBody, EventType } from './events.js'

type FieldsOf<T extends EventType> = readonly Exclude<keyof Extract<EventBody, { type: T }>, 'type'>[]

/**
 * The fields of each type that are stored by their place. Types and fields stand in the order in which they were
 * released: new ones go to the end, none is taken away or moved.
 */
const layouts: { readonly [T in EventType]: FieldsOf<T> } = {
  'instance-started': [
    'startEvent',
    'variables',
    'key',
    'by',
    'parent',
    'cause',
    'instance',
    'process',
    'definition',
  ],
  'instance-completed': [],
  'instance-terminated': ['reason'],
  'instance-failed': ['code', 'message', 'element'],
  'element-entered': ['element', 'activity', 'scope', 'elementType', 'name', 'tokens'],
  'element-completed': ['element', 'activity', 'scope', 'elementType', 'name'],
  'element-cancelled': ['element', 'activity', 'scope', 'elementType', 'name'],
  'element-failed': ['element', 'activity', 'scope', 'elementType', 'name', 'code', 'message'],
  'multi-entered': ['element', 'activity', 'scope', 'elementType', 'name', 'tokens'],
  'multi-opened': ['element', 'activity', 'items', 'total'],
  'multi-advanced': ['element', 'activity', 'index'],
  'multi-completed': ['element', 'activity', 'scope', 'elementType', 'name'],
  'multi-cancelled': ['element', 'activity', 'scope', 'elementType', 'name'],
  'flow-taken': ['flow', 'source', 'target', 'scope', 'token'],
  'token-placed': ['token', 'element', 'scope'],
  'tokens-dropped': ['scope', 'tokens'],
  'variables-set': ['scope', 'variables'],
  'task-created': [
    'key',
    'element',
    'scope',
    'since',
    'name',
    'candidates',
    'due',
    'form',
    'priority',
    'headers',
  ],
  'task-updated': ['task'],
  'task-completed': ['task', 'element', 'by', 'variables'],
  'task-cancelled': ['task', 'element', 'name'],
  'job-created': ['key', 'element', 'scope', 'since', 'jobType', 'retries', 'variables', 'headers'],
  'job-completed': ['job', 'element'],
  'job-cancelled': ['job', 'element'],
  'job-failed': ['job', 'element', 'retries', 'message'],
  'timer-armed': ['key', 'element', 'scope', 'since', 'due', 'repetitions'],
  'timer-fired': ['timer', 'element', 'due'],
  'timer-cancelled': ['timer', 'element'],
  'timer-moved': ['timer', 'element', 'due'],
  'message-awaited': ['key', 'element', 'scope', 'since', 'name', 'correlationKey'],
  'message-unawaited': ['subscription', 'element'],
  'message-received': ['subscription', 'element', 'name', 'id', 'variables', 'by'],
  'message-thrown': ['element', 'name', 'correlationKey', 'variables', 'id', 'dedupe'],
  'condition-awaited': ['key', 'element', 'scope', 'since', 'met'],
  'condition-unawaited': ['condition', 'element'],
  'condition-met': ['condition', 'element'],
  'condition-lapsed': ['condition', 'element'],
  'compensation-kept': ['element', 'activity', 'scope', 'variables'],
  'compensation-planned': ['element', 'activity', 'plan'],
  'compensation-begun': ['element', 'activity', 'record', 'inside'],
  'signal-awaited': ['key', 'element', 'scope', 'since', 'name'],
  'signal-unawaited': ['subscription', 'element'],
  'signal-received': ['subscription', 'element', 'name', 'id'],
  'signal-thrown': ['element', 'name', 'variables', 'id'],
  'error-thrown': ['element', 'code', 'message', 'caughtBy'],
  'escalation-thrown': ['element', 'code', 'caughtBy', 'variables'],
  'child-started': ['key', 'element', 'scope', 'since', 'process', 'instance', 'variables', 'binding'],
  'child-ended': ['child', 'element', 'instance'],
  'child-cancelled': ['child', 'element', 'instance'],
  sent: ['element', 'sendType', 'variables', 'headers', 'id'],
  'decision-made': ['element', 'decision', 'result', 'rules'],
  milestone: ['element', 'name', 'data'],
  state: ['element', 'state'],
  'incident-raised': ['incident'],
  'incident-resolved': ['incident', 'element'],
  'step-suspended': ['entered'],
}

const types = Object.keys(layouts) as EventType[]
const numbers = new Map(types.map((type, number) => [type, number]))
const fieldSets = new Map<string, ReadonlySet<string>>(
  types.map(type => [type, new Set<string>(layouts[type])]),
)
/** Whether a field is there or not, and never null. */
const isOptional = (type: EventType, field: string) => type === 'element-entered' && field === 'tokens'

const common: ReadonlySet<string> = new Set(['seq', 'at', 'v', 'type'])

/** `[type, fields by their place …]`, then what has no place; an event that does not fit stands as it is. */
export type PackedEvent = [number, ...unknown[]] | EngineEvent

/** The events of one step, which follow each other and are of one moment. */
export const packEvents = (events: readonly EngineEvent[], known: Known): PackedEvent[] =>
  events.map(event => packEvent(event, known))

export const unpackEvents = (packed: readonly PackedEvent[], known: Known): EngineEvent[] =>
  packed.map((each, place) => (Array.isArray(each) ? unpackEvent(each, place, known) : each))

/** What whoever reads the events of a step knows without them. */
interface Known {
  instance: string
  process: string
  /** Sequence number of the first event. */
  seq: number
  /** The moment of the step. */
  at: number
}

function packEvent(event: EngineEvent, known: Known): PackedEvent {
  const layout: readonly string[] | undefined = layouts[event.type]
  const number = numbers.get(event.type)
  if (!layout || number === undefined || event.v !== 1 || event.at !== known.at) return event
  const body = event as unknown as Record<string, unknown>
  const packed: [number, ...unknown[]] = [number]
  for (const field of layout) {
    const value = shorter(field, body[field], event, known)
    if (value === undefined && !isOptional(event.type, field)) return event
    packed.push(value ?? null)
  }
  const placed = fieldSets.get(event.type)!
  let rest: Record<string, unknown> | undefined
  for (const field of Object.keys(body))
    if (!placed.has(field) && !common.has(field) && body[field] !== undefined)
      (rest ??= {})[field] = body[field]
  if (rest) packed.push(rest)
  else while (packed.length > 1 && packed.at(-1) === null) packed.pop()
  return packed
}

function unpackEvent([number, ...values]: [number, ...unknown[]], place: number, known: Known): EngineEvent {
  const type = types[number]
  if (!type) throw new Error(`no type of event is stored as ${number}`)
  const layout: readonly string[] = layouts[type]
  const seq = known.seq + place
  const event: Record<string, unknown> = { seq, at: known.at, v: 1, type }
  for (const [i, field] of layout.entries()) {
    const value = values[i] ?? null
    if (value !== null || !isOptional(type, field)) event[field] = longer(field, value, seq, type, known)
  }
  return { ...event, ...(values[layout.length] as object | undefined) } as unknown as EngineEvent
}

/** What a field mostly is, stored as 0. */
function usual(field: string, seq: number, type: EventType, known: Known): unknown {
  if (field === 'activity' || field === 'key' || field === 'token') return String(seq)
  if (field === 'since') return known.at
  if (type !== 'instance-started') return undefined
  return field === 'instance' ? known.instance : field === 'process' ? known.process : undefined
}

/** What a field is that is never null, when it is stored as null: at the end it takes no room. */
const blanks: Readonly<Record<string, unknown>> = { name: '', priority: 50, headers: {}, variables: {} }

function isBlank(field: string, value: unknown): boolean {
  const blank = blanks[field]
  if (typeof blank !== 'object') return value === blank
  if (typeof value !== 'object' || value === null) return false
  for (const key in value) if (Object.hasOwn(value, key)) return false
  return true
}

const prefix = 'bpmn:'

/** Undefined when the value could be mistaken for another. */
function shorter(field: string, value: unknown, { seq, type }: EngineEvent, known: Known): unknown {
  const most = usual(field, seq, type, known)
  if (most !== undefined) return value === most ? 0 : value === 0 ? undefined : value
  if (Object.hasOwn(blanks, field)) return value === null ? undefined : isBlank(field, value) ? null : value
  if (field !== 'elementType') return value
  if (typeof value !== 'string') return undefined
  const rest = value.startsWith(prefix) ? value.slice(prefix.length) : value
  return rest.includes(':') === (rest === value) ? rest : undefined
}

function longer(field: string, value: unknown, seq: number, type: EventType, known: Known): unknown {
  if (value === 0) return usual(field, seq, type, known) ?? value
  if (value === null && field in blanks) {
    const blank = blanks[field]
    return typeof blank === 'object' ? {} : blank
  }
  return field === 'elementType' && !(value as string).includes(':') ? prefix + (value as string) : value
}
