import { readFileSync } from 'node:fs'
import { defaultEdition, instantOf } from '../../server/calendar/index.js'
import {
  apply,
  compile,
  createFeel,
  type Command,
  type Decision,
  type EngineEvent,
  type Env,
  type InstanceState,
  nextDue,
  type PackedEvent,
  packEvents,
  type PackedState,
  packState,
  type ProcessGraph,
  rootVariables,
  step,
  type Stepped,
  unpackEvents,
  unpackState,
  type Variables,
  waits,
} from '../../server/engine/index.js'
import { durationOf, later } from '../../server/engine/timer/iso.js'

const feel = createFeel()

export interface Setting {
  now?: string
  process?: string
  decisions?: Record<string, Decision>
  env?: Partial<Env>
}

/** Compiles a diagram (XML, or the name of a file beside the test) and plays one of its processes. */
export async function play(source: string, setting: Setting = {}): Promise<Play> {
  const xml = source.trimStart().startsWith('<') ? source : readFileSync(source, 'utf8')
  const { processes, diagnostics } = await compile(xml, feel)
  const errors = diagnostics.filter(one => one.severity === 'error')
  if (errors.length > 0) throw new Error(`refused: ${JSON.stringify(errors, null, 1)}`)
  const graph = setting.process ? processes.find(one => one.id === setting.process) : processes[0]
  if (!graph) throw new Error('no process')
  return new Play(graph, setting)
}

/** The errors that the compiler finds, as `element CODE`. */
export async function refusals(xml: string): Promise<string[]> {
  const { diagnostics } = await compile(xml, feel)
  return diagnostics.filter(one => one.severity === 'error').map(one => `${one.element} ${one.code}`)
}

/** What is stored in short reads as it was. */
function checkPacking(state: InstanceState | null, events: readonly EngineEvent[]): void {
  if (state) {
    const packed = JSON.stringify(packState(state, state))
    expect(unpackState(JSON.parse(packed) as PackedState, state)).toEqual(state)
    const whole = JSON.parse(JSON.stringify(state)) as InstanceState
    expect(unpackState(whole, state)).toEqual(state)
  }
  if (!state || !events[0]) return
  const known = { ...events[0], instance: state.instance, process: state.process }
  const packed = JSON.parse(JSON.stringify(packEvents(events, known))) as PackedEvent[]
  expect(packed.every(Array.isArray)).toBe(true)
  expect(unpackEvents(packed, known)).toEqual(events)
  expect(unpackEvents([...events], known)).toEqual(events)
}

/** A running instance. Each step is checked: its input is left alone, and its events replay to its state. */
export class Play {
  current: InstanceState | null = null
  readonly events: EngineEvent[] = []
  last: Stepped<InstanceState | null> | null = null
  now: number
  private replayed: InstanceState | null = null
  private sent = 0

  constructor(
    readonly graph: ProcessGraph,
    private readonly setting: Setting,
  ) {
    this.now = instantOf(setting.now ?? '2026-10-12 09:40')
  }

  get state(): InstanceState {
    if (!this.current) throw new Error('not started')
    return this.current
  }

  /** Takes one command, and goes on for as long as the step stops at its budget. */
  take(command: Command): this {
    this.takeOnce(command)
    while (this.last?.suspended) this.takeOnce({ type: 'continue' })
    return this
  }

  takeOnce(command: Command): this {
    deepFreeze(this.current)
    const env: Env = {
      now: this.now,
      calendar: defaultEdition(),
      expressions: feel,
      decision: id => this.setting.decisions?.[id],
      ...this.setting.env,
    }
    this.last = step(this.graph, this.current, command, env)
    this.current = this.last.state
    for (const event of this.last.events) {
      this.events.push(event)
      this.replayed = apply(this.replayed, JSON.parse(JSON.stringify(event)) as EngineEvent)
    }
    expect(this.replayed).toEqual(this.current)
    expect(JSON.parse(JSON.stringify(this.current))).toEqual(this.current)
    checkPacking(this.current, this.last.events)
    if (this.current) checkSound(this.current)
    return this
  }

  start(variables: Variables = {}, more: Partial<Extract<Command, { type: 'start' }>> = {}): this {
    return this.take({
      type: 'start',
      instance: 'i1',
      process: this.graph.id,
      definition: 'd1',
      variables,
      ...more,
    })
  }

  complete(element: string, variables: Variables = {}): this {
    const task = waits(this.state).tasks.find(one => one.element === element)
    if (task) return this.take({ type: 'complete-task', task: task.key, variables, by: 'someone' })
    const job = waits(this.state).jobs.find(one => one.element === element)
    if (job) return this.take({ type: 'complete-job', job: job.key, variables })
    const child = waits(this.state).children.find(one => one.element === element)
    if (child) return this.take({ type: 'child-completed', child: child.key, variables })
    throw new Error(`${element} does not wait, only ${this.waitingAt().join(', ')}`)
  }

  failJob(element: string, retries: number, message = 'no connection'): this {
    const job = waits(this.state).jobs.find(one => one.element === element)!
    return this.take({ type: 'fail-job', job: job.key, retries, message })
  }

  error(element: string, code: string, variables: Variables = {}): this {
    const { tasks, jobs, children } = waits(this.state)
    const child = children.find(one => one.element === element)
    if (child) return this.take({ type: 'child-failed', child: child.key, code, variables })
    const wait = [...tasks, ...jobs].find(one => one.element === element)!
    return this.take({ type: 'throw-error', wait: wait.key, code, variables })
  }

  escalate(element: string, code: string, variables: Variables = {}): this {
    const { tasks, jobs, children } = waits(this.state)
    const child = children.find(one => one.element === element)
    if (child) return this.take({ type: 'child-escalated', child: child.key, code, variables })
    const wait = [...tasks, ...jobs].find(one => one.element === element)!
    return this.take({ type: 'throw-escalation', wait: wait.key, code, variables })
  }

  /** Delivers a message to the oldest subscription that it fits. */
  publish(name: string, key: string | null = null, variables: Variables = {}): this {
    const wait = waits(this.state).messages.find(one => one.name === name && one.correlationKey === key)
    if (!wait) throw new Error(`nobody waits for ${name}`)
    this.sent += 1
    return this.take({
      type: 'message',
      subscription: wait.key,
      id: `m${this.sent}`,
      name,
      variables,
      by: 'someone',
    })
  }

  /** Throws a signal from outside: every subscription that is open now receives it. */
  signal(name: string, variables: Variables = {}): this {
    for (const { key } of waits(this.state).signals.filter(one => one.name === name))
      if (this.current?.signals[key])
        this.take({ type: 'signal', subscription: key, id: 's1', name, variables })
    return this
  }

  retry(code: string, variables?: Variables): this {
    const incident = waits(this.state).incidents.find(one => one.code === code)!
    return this.take({ type: 'retry', incident: incident.key, ...(variables ? { variables } : {}) })
  }

  /** Lets time pass (`PT10M`), firing what falls due in its order. */
  travel(duration: string): this {
    const until = later(this.now, durationOf(duration)!, 480)
    for (let due = this.dueTimer(); due !== null && due <= until; due = this.dueTimer()) this.fireNext()
    this.now = until
    return this
  }

  /** Jumps to the next timer and fires it. */
  fireNext(): this {
    const [timer] = waits(this.state).timers.sort((a, b) => a.due.at - b.due.at)
    this.now = Math.max(this.now, timer!.due.at)
    return this.take({ type: 'fire', timer: timer!.key })
  }

  private dueTimer(): number | null {
    return this.current?.status === 'active' ? nextDue(this.current) : null
  }

  /** Ids of the elements in the order in which they were entered. */
  path(): string[] {
    return this.events.flatMap(event => (event.type === 'element-entered' ? [event.element] : []))
  }

  /** What happened to elements, as `entered a`. */
  trace(): string[] {
    return this.events.flatMap(event =>
      event.type.startsWith('element-') && 'element' in event
        ? [`${event.type.slice(8)} ${event.element}`]
        : [],
    )
  }

  of<T extends EngineEvent['type']>(type: T): Extract<EngineEvent, { type: T }>[] {
    return this.events.filter((event): event is Extract<EngineEvent, { type: T }> => event.type === type)
  }

  /** Ids of the elements that something is waited for at, in the order in which they began to. */
  waitingAt(): string[] {
    const { tasks, jobs, timers, messages, signals, children } = waits(this.state)
    return [...tasks, ...jobs, ...timers, ...messages, ...signals, ...children]
      .sort((a, b) => Number(a.key) - Number(b.key))
      .map(wait => wait.element)
  }

  incidents(): string[] {
    return waits(this.state).incidents.map(one => `${one.element} ${one.code}`)
  }

  variables(): Variables {
    return rootVariables(this.state)
  }
}

/** Counts and references of a state agree with each other. */
function checkSound(state: InstanceState): void {
  for (const activity of Object.values(state.activities)) {
    const inside = Object.values(state.activities).filter(one => one.scope === activity.key)
    const tokens = [...state.tokens, ...state.joining].filter(one => one.scope === activity.key)
    expect({ key: activity.key, alive: activity.alive }).toEqual({
      key: activity.key,
      alive: inside.length + tokens.length,
    })
    expect(activity.handlers).toBe(inside.filter(one => one.handler).length)
    if (activity.scope !== null) expect(state.activities).toHaveProperty([activity.scope])
  }
  const all = Object.values(waits(state)).flat()
  const owned = Object.values(state.activities).flatMap(activity => activity.waits)
  expect(
    all
      .filter(wait => !('code' in wait))
      .map(wait => wait.key)
      .sort(),
  ).toEqual([...owned].sort())
  if (state.status !== 'active') expect([state.tokens, state.joining, owned]).toEqual([[], [], []])
  if (state.status !== 'active') expect(Object.keys(state.activities)).toEqual([state.root])
}

function deepFreeze(value: unknown): void {
  if (value === null || typeof value !== 'object' || Object.isFrozen(value)) return
  Object.freeze(value)
  for (const inside of Object.values(value)) deepFreeze(inside)
}
