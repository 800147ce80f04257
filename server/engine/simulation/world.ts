import type { Instant } from '../../calendar/index.js'
import type { Command, StartCommand, Variables } from '../command.js'
import type { Env } from '../env.js'
import type { ProcessGraph } from '../model/graph.js'
import { staticText } from '../model/summary.js'
import { step } from '../step.js'
import type { EngineEvent } from '../state/events.js'
import { waits } from '../state/reading.js'
import type { InstanceState } from '../state/state.js'
import { rootVariables } from '../state/variables.js'
import { startInstants } from '../timer/starts.js'
import { inOrder, type Due } from './agenda.js'
import { stillWaits } from './still-waits.js'
import { entryFor, type Publication, type Script } from './script.js'

export interface Simulated {
  id: string
  graph: ProcessGraph
  state: InstanceState
  parent: { instance: string; child: string } | null
}

export interface WorldOptions {
  processes: readonly ProcessGraph[]
  script: Script
  /** Where the virtual clock begins; it moves only by jumps to what is due next. */
  start: Instant
  /** Jump to the next timer whenever nothing else can happen. */
  fastForward: boolean
  env: Omit<Env, 'now' | 'unworked' | 'held'>
  /** Runs a step under one limit of time for its expressions, where there is one. */
  together?<T>(work: () => T): T
  onEvent(instance: string, event: EngineEvent): void
}

/** An instance that is to be started. */
interface Beginning extends Pick<StartCommand, 'key' | 'cause' | 'parent'> {
  process: ProcessGraph
  variables: Variables
  startEvent?: string
  id?: string
}

interface StoredMessage {
  id: string
  name: string
  /** null: thrown without a key; undefined: told from outside without one, which fits any. */
  key: string | null | undefined
  variables: Variables
  /** Process ids that have taken it. */
  taken: Set<string>
}

/** Less than on a server: what is tried by hand is small, and its whole trace is printed. */
const BUDGET = { step: 1_000, instance: 20_000 }

/** What happens in a world before it is stopped as endless; jumps of the clock count while only timers go on. */
const LIMITS = { turns: 10_000, jumps: 3_000, calls: 100, instances: 500, activities: 2_000, messages: 1_000 }

/**
 * Several instances on one virtual clock, with nobody else around: the engine's steps, and between them what a runtime
 * would do (timers, messages, signals, called processes). Deterministic; keeps everything in memory.
 */
export class World {
  readonly instances = new Map<string, Simulated>()
  private now: Instant
  /** It was stopped because what happens in it would never end. */
  endless = false
  /** What is to be done next: commands for instances, and starts. */
  private commands: ({ instance: string; command: Command } | Beginning)[] = []
  private agenda: Due[] = []
  private messages: StoredMessage[] = []
  private publications: Publication[]
  private visits = new Map<string, number>()
  private counter = 0
  private order = 0
  private jumps = 0
  /** More goes on at once in an instance than anybody could mean. */
  private swelled = false

  constructor(private readonly options: WorldOptions) {
    this.now = options.start
    this.publications = [...options.script.publications]
  }

  /** Starts a process and lets everything happen that can, then offers the outside's messages and jumps the clock. */
  run(
    starts: readonly { process: ProcessGraph; startEvent?: string; at?: Instant }[],
    variables: Variables,
  ): void {
    for (const { process, startEvent, at } of starts) {
      const start = { process, variables, startEvent }
      if (at === undefined || at <= this.now) this.begin(start)
      else this.plan(at, () => this.begin(start))
    }
    for (let turn = 0; turn < LIMITS.turns; turn += 1) {
      if (this.instances.size > LIMITS.instances || this.swelled || this.messages.length > LIMITS.messages)
        break
      if (!this.turn()) return
    }
    this.endless = true
  }

  /** Begins instances whenever the timer starts of a process are due. */
  schedule(process: ProcessGraph, variables: Variables): void {
    for (const { element, timer } of process.starts)
      for (const at of timer ? startInstants(process, timer, this.env()) : [])
        this.plan(at, () => this.begin({ process, startEvent: element, variables }))
  }

  get clock(): Instant {
    return this.now
  }

  /** One thing happens; false when nothing can any more. */
  private turn(): boolean {
    const next = this.commands.shift()
    if (next) {
      if ('process' in next) this.begin(next)
      else this.take(next.instance, next.command)
      return true
    }
    return this.dueNow() || this.outside() || this.jump()
  }

  private dueNow(): boolean {
    const first = this.soonest()
    if (!first || first.at > this.now) return false
    this.happen(first)
    return true
  }

  private outside(): boolean {
    const publication = this.publications.shift()
    if (!publication) return false
    const id = this.nextId(publication.kind)
    if (publication.kind === 'signal') this.broadcast(publication.name, id, publication.variables, null)
    else
      this.post({
        id,
        name: publication.name,
        key: publication.key ?? undefined,
        variables: publication.variables,
        taken: new Set(),
      })
    return true
  }

  private jump(): boolean {
    const first = this.soonest()
    if (!first || !this.options.fastForward) return false
    this.jumps = this.agenda.length > 0 ? 0 : this.jumps + 1
    if (this.jumps > LIMITS.jumps) return false
    this.now = Math.max(this.now, first.at)
    this.happen(first)
    return true
  }

  /** The next of what was planned and of all armed timers; the earlier armed first. */
  private soonest(): Due | undefined {
    const timers = [...this.instances.values()].flatMap(({ id, state }) =>
      state.status === 'active'
        ? waits(state).timers.map(timer => ({
            at: timer.due.at,
            order: this.orderOf(`${id}/${timer.key}`),
            happen: () => this.commands.push({ instance: id, command: { type: 'fire', timer: timer.key } }),
          }))
        : [],
    )
    return inOrder([...this.agenda, ...timers])[0]
  }

  private happen(due: Due): void {
    this.agenda = this.agenda.filter(other => other !== due)
    due.happen()
  }

  private orders = new Map<string, number>()

  private orderOf(key: string): number {
    const known = this.orders.get(key)
    if (known !== undefined) return known
    this.orders.set(key, (this.order += 1))
    return this.order
  }

  private plan(at: Instant, happen: () => void): void {
    this.agenda.push({ at, order: (this.order += 1), happen })
  }

  private nextId(prefix: string): string {
    return `${prefix}-${(this.counter += 1)}`
  }

  private begin(start: Beginning): void {
    const { process, id = this.nextId(process.id), ...rest } = start
    const command: StartCommand = {
      type: 'start',
      instance: id,
      process: process.id,
      definition: process.id,
      variables: rest.variables,
      startEvent: rest.startEvent,
      key: rest.key,
      cause: rest.cause,
      parent: rest.parent,
    }
    const stepped = this.step(() => step(process, null, command, this.env()))
    if (stepped.refused) return
    const instance = { id, graph: process, state: stepped.state, parent: rest.parent ?? null }
    this.instances.set(id, instance)
    this.after(instance, stepped.events, stepped.suspended)
  }

  private take(id: string, command: Command): void {
    const instance = this.instances.get(id)
    if (!instance || instance.state.status !== 'active' || !stillWaits(instance.state, command)) return
    const stepped = this.step(() => step(instance.graph, instance.state, command, this.env()))
    if (stepped.refused) return
    instance.state = stepped.state
    this.after(instance, stepped.events, stepped.suspended)
  }

  private step<T>(work: () => T): T {
    return this.options.together ? this.options.together(work) : work()
  }

  private env(): Env {
    const { throws, durations, complete } = this.options.script
    return {
      ...this.options.env,
      now: this.now,
      unworked: 'pass',
      budget: BUDGET,
      held: element => throws.has(element) || durations.has(element) || complete.has(element),
    }
  }

  private after(instance: Simulated, events: readonly EngineEvent[], suspended: boolean): void {
    if (suspended) this.commands.push({ instance: instance.id, command: { type: 'continue' } })
    if (Object.keys(instance.state.activities).length > LIMITS.activities) this.swelled = true
    for (const event of events) {
      this.options.onEvent(instance.id, event)
      this.react(instance, event)
    }
  }

  private react(instance: Simulated, event: EngineEvent): void {
    switch (event.type) {
      case 'task-created':
        return this.work(instance.id, event.element, event.key, 'task')
      case 'job-created':
        return this.work(instance.id, event.element, event.key, 'job')
      case 'timer-armed':
        this.orderOf(`${instance.id}/${event.key}`)
        return
      case 'message-awaited':
        return this.deliver(this.messages.filter(message => message.name === event.name))
      case 'message-thrown':
        return this.post({
          id: event.id,
          name: event.name,
          key: event.correlationKey,
          variables: event.variables,
          taken: new Set(),
        })
      case 'signal-thrown':
        return this.broadcast(event.name, event.id, event.variables, instance.id)
      case 'child-started':
        return this.call(instance, event.key, event.instance, event.process, event.variables)
      case 'child-cancelled':
        this.commands.push({
          instance: event.instance,
          command: { type: 'terminate', reason: 'the caller was cancelled' },
        })
        return
      case 'escalation-thrown':
        if (event.caughtBy === null && instance.parent)
          this.tell(instance.parent, {
            type: 'child-escalated',
            child: instance.parent.child,
            code: event.code,
            variables: event.variables,
          })
        return
      case 'instance-completed':
        if (instance.parent)
          this.tell(instance.parent, {
            type: 'child-completed',
            child: instance.parent.child,
            variables: rootVariables(instance.state),
          })
        return
      case 'instance-failed':
        if (instance.parent)
          this.tell(instance.parent, {
            type: 'child-failed',
            child: instance.parent.child,
            code: event.code,
            message: event.message,
            variables: rootVariables(instance.state),
          })
        return
      default:
    }
  }

  private tell(parent: { instance: string }, command: Command): void {
    this.commands.push({ instance: parent.instance, command })
  }

  /** Someone does the task, as the script says: at once or after its duration, with a result or an error. */
  private work(instance: string, element: string, key: string, kind: 'task' | 'job'): void {
    const { script } = this.options
    const visit = this.visits.get(element) ?? 0
    const code = entryFor(script.throws.get(element), visit)
    const answer = entryFor(script.complete.get(element), visit)
    const duration = entryFor(script.durations.get(element), visit) ?? 0
    if (kind === 'task' && code === undefined && answer === undefined) return
    this.visits.set(element, visit + 1)
    const variables = answer ?? {}
    const command: Command =
      code !== undefined
        ? { type: 'throw-error', wait: key, code, variables: {} }
        : kind === 'task'
          ? { type: 'complete-task', task: key, variables }
          : { type: 'complete-job', job: key, variables }
    const act = () => this.commands.push({ instance, command })
    if (duration > 0) this.plan(this.now + duration, act)
    else act()
  }

  private call(caller: Simulated, child: string, id: string, process: string, variables: Variables): void {
    const graph = this.options.processes.find(one => one.id === process)
    const isEndless = this.depthOf(caller) >= LIMITS.calls || this.instances.size >= LIMITS.instances
    if (graph && !isEndless)
      return this.begin({ process: graph, id, variables, parent: { instance: caller.id, child } })
    const [code, message] = graph
      ? ['CALLS_ENDLESS', `流程「${process}」层层调用，没有尽头`]
      : ['PROCESS_UNKNOWN', `文件里没有流程「${process}」`]
    this.tell({ instance: caller.id }, { type: 'child-failed', child, code, message, variables: {} })
  }

  /** How many processes stand around the instance, each calling the next. */
  private depthOf(instance: Simulated): number {
    let depth = 0
    for (let { parent } = instance; parent; parent = this.instances.get(parent.instance)?.parent ?? null)
      depth += 1
    return depth
  }

  private broadcast(name: string, id: string, variables: Variables, thrower: string | null): void {
    for (const instance of this.instances.values()) {
      if (instance.id === thrower || instance.state.status !== 'active') continue
      for (const wait of waits(instance.state).signals.filter(signal => signal.name === name))
        this.commands.push({
          instance: instance.id,
          command: { type: 'signal', subscription: wait.key, id, name, variables },
        })
    }
    for (const { process, element } of this.startsOn('signal', name))
      this.commands.push({ process, startEvent: element, variables, cause: { kind: 'signal', name, id } })
  }

  /** Keeps a message and offers it to whoever waits: to one instance a process at most. */
  private post(message: StoredMessage): void {
    this.messages.push(message)
    this.deliver([message])
    for (const { process, element } of this.startsOn('message', message.name)) {
      if (message.taken.has(process.id)) continue
      message.taken.add(process.id)
      this.commands.push({
        process,
        startEvent: element,
        variables: message.variables,
        key: message.key ?? undefined,
        cause: { kind: 'message', name: message.name, id: message.id },
      })
    }
    if (message.taken.size > 0) this.messages = this.messages.filter(other => other !== message)
  }

  private deliver(messages: readonly StoredMessage[]): void {
    if (messages.length === 0) return
    const busy = new Set(
      this.commands.map(next =>
        'command' in next && 'subscription' in next.command
          ? `${next.instance}/${next.command.subscription}`
          : '',
      ),
    )
    const open = [...this.instances.values()]
      .filter(({ state }) => state.status === 'active')
      .map(instance => ({ instance, awaited: Object.values(instance.state.messages) }))
    for (const message of messages)
      for (const { instance, awaited } of open) {
        if (message.taken.has(instance.graph.id)) continue
        const wait = awaited.find(
          one =>
            one.name === message.name &&
            (message.key === undefined || one.correlationKey === message.key) &&
            !busy.has(`${instance.id}/${one.key}`),
        )
        if (!wait) continue
        message.taken.add(instance.graph.id)
        busy.add(`${instance.id}/${wait.key}`)
        this.commands.push({
          instance: instance.id,
          command: {
            type: 'message',
            subscription: wait.key,
            id: message.id,
            name: message.name,
            variables: message.variables,
          },
        })
      }
    this.messages = this.messages.filter(message => message.taken.size === 0)
  }

  private startsOn(kind: 'message' | 'signal', name: string): { process: ProcessGraph; element: string }[] {
    return this.options.processes.flatMap(process =>
      process.starts
        .filter(start => start.kind === kind && staticText(start[kind]) === name)
        .map(start => ({ process, element: start.element })),
    )
  }
}
