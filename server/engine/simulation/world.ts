import type { Instant } from '../../calendar/index.js'
import type { Command, StartCommand, Variables } from '../command.js'
import type { Env } from '../env.js'
import type { ProcessGraph } from '../model/graph.js'
import { step } from '../step.js'
import type { EngineEvent } from '../state/events.js'
import { waits } from '../state/reading.js'
import type { InstanceState } from '../state/state.js'
import { rootVariables } from '../state/variables.js'
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
  onEvent(instance: string, event: EngineEvent): void
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

/** Turns of the world before it is stopped as endless. */
const turns = 200_000

/**
 * Several instances on one virtual clock, with nobody else around: the engine's steps, and between them what a runtime
 * would do (timers, messages, signals, called processes). Deterministic; keeps everything in memory.
 */
export class World {
  readonly instances = new Map<string, Simulated>()
  private now: Instant
  private commands: { instance: string; command: Command }[] = []
  private agenda: Due[] = []
  private messages: StoredMessage[] = []
  private publications: Publication[]
  private visits = new Map<string, number>()
  private counter = 0
  private order = 0

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
    for (let turn = 0; turn < turns; turn += 1) if (!this.turn()) return
    throw new Error('the processes did not come to rest')
  }

  get clock(): Instant {
    return this.now
  }

  /** One thing happens; false when nothing can any more. */
  private turn(): boolean {
    const next = this.commands.shift()
    if (next) {
      this.take(next.instance, next.command)
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

  private begin(
    start: { process: ProcessGraph; variables: Variables; startEvent?: string } & Pick<
      StartCommand,
      'key' | 'cause' | 'parent'
    > & { id?: string },
  ): void {
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
    const stepped = step(process, null, command, this.env())
    if (stepped.refused) return
    const instance = { id, graph: process, state: stepped.state, parent: rest.parent ?? null }
    this.instances.set(id, instance)
    this.after(instance, stepped.events, stepped.suspended)
  }

  private take(id: string, command: Command): void {
    const instance = this.instances.get(id)
    if (!instance || instance.state.status !== 'active' || !stillWaits(instance.state, command)) return
    const stepped = step(instance.graph, instance.state, command, this.env())
    if (stepped.refused) return
    instance.state = stepped.state
    this.after(instance, stepped.events, stepped.suspended)
  }

  private env(): Env {
    const { throws, durations } = this.options.script
    return {
      ...this.options.env,
      now: this.now,
      unworked: 'pass',
      held: element => throws.has(element) || durations.has(element),
    }
  }

  private after(instance: Simulated, events: readonly EngineEvent[], suspended: boolean): void {
    if (suspended) this.commands.push({ instance: instance.id, command: { type: 'continue' } })
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
        return this.deliverWaiting()
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
    if (graph) return this.begin({ process: graph, id, variables, parent: { instance: caller.id, child } })
    this.tell(
      { instance: caller.id },
      {
        type: 'child-failed',
        child,
        code: 'PROCESS_UNKNOWN',
        message: `no process ${process} in this file`,
        variables: {},
      },
    )
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
      this.begin({ process, startEvent: element, variables, cause: { kind: 'signal', name, id } })
  }

  /** Keeps a message and offers it to whoever waits: to one instance a process at most. */
  private post(message: StoredMessage): void {
    this.messages.push(message)
    this.deliverWaiting()
    for (const { process, element } of this.startsOn('message', message.name)) {
      if (message.taken.has(process.id)) continue
      message.taken.add(process.id)
      this.begin({
        process,
        startEvent: element,
        variables: message.variables,
        key: message.key ?? undefined,
        cause: { kind: 'message', name: message.name, id: message.id },
      })
    }
    if (message.taken.size > 0) this.messages = this.messages.filter(other => other !== message)
  }

  private deliverWaiting(): void {
    const busy = new Set(
      this.commands.map(({ instance, command }) =>
        'subscription' in command ? `${instance}/${command.subscription}` : '',
      ),
    )
    for (const message of [...this.messages])
      for (const instance of this.instances.values()) {
        if (instance.state.status !== 'active' || message.taken.has(instance.graph.id)) continue
        const wait = waits(instance.state).messages.find(
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
        .filter(start => start.kind === kind && textOf(start[kind]) === name)
        .map(start => ({ process, element: start.element })),
    )
  }
}

function textOf(attribute: ProcessGraph['starts'][number]['message']): string | null {
  if (attribute === null) return null
  return 'text' in attribute ? attribute.text : attribute.feel.source.replace(/^"(.*)"$/, '$1')
}
