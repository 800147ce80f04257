import { blankState, type InstanceState } from './state.js'

/**
 * A state as it is stored: what is as in a blank state is left out, and so is what the reader knows. A released form is
 * read for ever; a state that was stored whole is one in which nothing was left out.
 */
export type PackedState = Partial<InstanceState>

/** What whoever reads it knows without the state. */
export type Known = Pick<InstanceState, 'instance' | 'process' | 'definition'>

type Containers = {
  [K in keyof InstanceState]: InstanceState[K] extends Record<string, { key: string }> ? K : never
}[keyof InstanceState]

/** What an entry of a container is when nothing else is said; its key is its place. */
const usual: Readonly<Record<Containers, Readonly<Record<string, unknown>>>> = {
  activities: { variables: {}, alive: 0, handlers: 0, waits: [] },
  tasks: { due: null, form: null, priority: 50, headers: {} },
  jobs: { headers: {} },
  timers: { repetitions: 0 },
  messages: { correlationKey: null },
  signals: {},
  conditions: { met: false },
  children: {},
  incidents: {},
}
const containers = new Set<string>(Object.keys(usual))

export function packState(state: InstanceState, known: Known): PackedState {
  const blank: Record<string, unknown> = { ...blankState(), ...known }
  const packed: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(state)) {
    if (isSame(value, blank[field])) continue
    packed[field] = containers.has(field) ? packEntries(value as Entries, usual[field as Containers]) : value
  }
  return packed as PackedState
}

export function unpackState(packed: PackedState, known: Known): InstanceState {
  const state: Record<string, unknown> = { ...blankState(), ...known, ...packed }
  for (const field of containers)
    state[field] = unpackEntries(state[field] as Entries, usual[field as Containers])
  return state as unknown as InstanceState
}

type Entry = Record<string, unknown>
type Entries = Record<string, Entry>

function packEntries(entries: Entries, plain: Entry): Entries {
  const packed: Entries = {}
  for (const [key, entry] of Object.entries(entries)) {
    const kept: Entry = {}
    for (const [field, value] of Object.entries(entry))
      if (!(field === 'key' && value === key) && !isSame(value, plain[field])) kept[field] = value
    packed[key] = kept
  }
  return packed
}

function unpackEntries(entries: Entries, plain: Entry): Entries {
  const whole: Entries = {}
  for (const [key, entry] of Object.entries(entries)) whole[key] = { key, ...plain, ...entry }
  return whole
}

/** The same scalar, or both empty. */
function isSame(value: unknown, other: unknown): boolean {
  if (value === other) return true
  if (Array.isArray(value)) return value.length === 0 && Array.isArray(other) && other.length === 0
  return isEmptyContext(value) && isEmptyContext(other)
}

function isEmptyContext(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  for (const key in value) if (Object.hasOwn(value, key)) return false
  return true
}
