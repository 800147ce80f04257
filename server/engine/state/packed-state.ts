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
  const all = state as unknown as Entry
  const packed: Entry = {}
  // Every act packs and unpacks a state: these loops make no lists of pairs.
  for (const field of Object.keys(state)) {
    const value = all[field]
    if (isSame(value, isKnown(field) ? known[field] : blank[field])) continue
    packed[field] = containers.has(field) ? packEntries(value as Entries, usual[field as Containers]) : value
  }
  return packed as PackedState
}

export function unpackState(packed: PackedState, { instance, process, definition }: Known): InstanceState {
  const state = blankState()
  state.instance = instance
  state.process = process
  state.definition = definition
  const all = state as unknown as Entry
  for (const field of Object.keys(packed)) {
    const value = (packed as Entry)[field]
    all[field] = containers.has(field) ? unpackEntries(value as Entries, usual[field as Containers]) : value
  }
  return state
}

type Entry = Record<string, unknown>
type Entries = Record<string, Entry>

const blank = blankState() as unknown as Entry

const isKnown = (field: string): field is keyof Known =>
  field === 'instance' || field === 'process' || field === 'definition'

function packEntries(entries: Entries, plain: Entry): Entries {
  const packed: Entries = {}
  for (const key of Object.keys(entries)) {
    const entry = entries[key]!
    const kept: Entry = {}
    for (const field of Object.keys(entry)) {
      const value = entry[field]
      if (!(field === 'key' && value === key) && !isSame(value, plain[field])) kept[field] = value
    }
    packed[key] = kept
  }
  return packed
}

function unpackEntries(entries: Entries, plain: Entry): Entries {
  const whole: Entries = {}
  for (const key of Object.keys(entries)) whole[key] = Object.assign({ key }, plain, entries[key])
  return whole
}

/** The same scalar, or both empty. */
function isSame(value: unknown, other: unknown): boolean {
  if (value === other) return true
  if (typeof value !== 'object' || value === null || typeof other !== 'object' || other === null) return false
  return Array.isArray(value) === Array.isArray(other) && isEmpty(value) && isEmpty(other)
}

function isEmpty(value: object): boolean {
  for (const key in value) if (Object.hasOwn(value, key)) return false
  return true
}
