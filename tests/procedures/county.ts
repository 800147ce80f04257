import { defaultEdition, instantOf, toIso } from '../../server/calendar/index.js'
import {
  type Command,
  type Decision,
  type EngineEvent,
  type InstanceState,
  type ProcessGraph,
  step,
  type Value,
  type Variables,
  waits,
} from '../../server/engine/index.js'
import { compiled, feel, shippedDecisions, shippedFiles } from './shipped.js'

type Of<T extends EngineEvent['type']> = Extract<EngineEvent, { type: T }>

interface Running {
  graph: ProcessGraph
  state: InstanceState
}

/** `2026-10-12 17:30`, as the office reads an instant. */
export function clock(ms: number): string {
  return toIso(ms).slice(0, 16).replace('T', ' ')
}

/** The shipped procedures together on one virtual clock: the engine's steps, and messages carried between them. */
export class County {
  readonly history: (EngineEvent & { process: string })[] = []
  now = instantOf('2026-09-29 09:00')
  private readonly running: Running[] = []
  private refusedText: string | null = null

  private constructor(
    private readonly graphs: readonly ProcessGraph[],
    private readonly decisions: Record<string, Decision>,
  ) {}

  static async open(): Promise<County> {
    const files = await Promise.all(shippedFiles('.bpmn').map(compiled))
    return new County(
      files.flatMap(file => file.processes),
      await shippedDecisions(),
    )
  }

  start(process: string, variables: Variables): this {
    return this.begin(process, { variables })
  }

  /** Lets time pass to an instant, firing what falls due in its order. */
  until(instant: string): this {
    const end = instantOf(instant)
    for (let next = this.nextTimer(); next && next.timer.due.at <= end; next = this.nextTimer()) {
      this.now = Math.max(this.now, next.timer.due.at)
      this.take(next.running, { type: 'fire', timer: next.timer.key })
    }
    this.now = end
    return this
  }

  /** Completes the open task of that element; of several the first for which `which` holds of its candidates. */
  complete(element: string, variables: Variables = {}, unit?: string): this {
    for (const running of this.running)
      for (const task of waits(running.state).tasks)
        if (
          task.element === element &&
          (!unit || task.candidates.some(one => 'unit' in one && one.unit === unit))
        )
          return this.take(running, { type: 'complete-task', task: task.key, variables, by: 'someone' })
    throw new Error(`no open task ${element}, only ${this.tasks().join(', ')}`)
  }

  job(element: string, variables: Variables = {}): this {
    for (const running of this.running)
      for (const job of waits(running.state).jobs)
        if (job.element === element)
          return this.take(running, { type: 'complete-job', job: job.key, variables })
    throw new Error(`no job ${element}`)
  }

  /** An act of a person by message; answers the text of a refusal, or null. */
  act(name: string, key: string, variables: Variables): string | null {
    this.refusedText = null
    for (const running of this.running)
      for (const wait of waits(running.state).messages)
        if (wait.name === name && wait.correlationKey === key) {
          this.take(running, {
            type: 'message',
            subscription: wait.key,
            id: 'act',
            name,
            variables,
            by: 'someone',
          })
          return this.refusedText
        }
    throw new Error(`nobody waits for ${name} ${key}`)
  }

  /** The open tasks, by element id, in order. */
  tasks(): string[] {
    return this.running.flatMap(({ state }) => waits(state).tasks.map(task => task.element)).sort()
  }

  due(element: string): string | null {
    for (const { state } of this.running)
      for (const task of waits(state).tasks)
        if (task.element === element) return task.due ? clock(task.due.at) : null
    return null
  }

  incidents(): string[] {
    return this.running.flatMap(({ state }) =>
      waits(state).incidents.map(({ element, code, message }) => `${element} ${code} ${message}`),
    )
  }

  states(process: string): string[] {
    return this.running.filter(({ graph }) => graph.id === process).map(({ state }) => state.status)
  }

  of<T extends EngineEvent['type']>(type: T): (Of<T> & { process: string })[] {
    return this.history.filter((event): event is Of<T> & { process: string } => event.type === type)
  }

  /** What was sent to people, as `2026-10-12 17:30 催办`, of a process. */
  notices(process: string): string[] {
    return this.of('sent')
      .filter(event => event.process === process)
      .map(({ at, variables }) => `${clock(at)} ${String(variables['level'])}`)
  }

  milestones(name: string): { at: string; data: { [key: string]: Value } }[] {
    return this.of('milestone')
      .filter(event => event.name === name)
      .map(({ at, data }) => ({ at: clock(at), data: data as { [key: string]: Value } }))
  }

  private begin(process: string, start: Partial<Extract<Command, { type: 'start' }>>): this {
    const graph = this.graphs.find(one => one.id === process)!
    const command = {
      type: 'start' as const,
      instance: `${process}-${this.running.length + 1}`,
      process,
      definition: process,
      variables: {},
      ...start,
    }
    const taken = step(graph, null, command, this.env())
    if (!taken.state) throw new Error('refused')
    const running = { graph, state: taken.state }
    this.running.push(running)
    return this.carry(graph, taken.events)
  }

  private take(running: Running, command: Command): this {
    const taken = step(running.graph, running.state, command, this.env())
    if (taken.refused) this.refusedText = taken.refused.text
    running.state = taken.state
    return this.carry(running.graph, taken.events)
  }

  private carry(graph: ProcessGraph, events: readonly EngineEvent[]): this {
    for (const event of events) this.history.push({ ...event, process: graph.id })
    for (const event of events) if (event.type === 'message-thrown') this.deliver(event)
    return this
  }

  private deliver({ name, correlationKey, variables, id }: Of<'message-thrown'>): void {
    for (const running of this.running)
      for (const wait of waits(running.state).messages)
        if (wait.name === name && wait.correlationKey === correlationKey) {
          this.take(running, { type: 'message', subscription: wait.key, id, name, variables })
          return
        }
    for (const graph of this.graphs)
      for (const { element, message } of graph.starts)
        if (message && 'text' in message && message.text === name)
          this.begin(graph.id, { startEvent: element, key: correlationKey ?? undefined, variables })
  }

  private nextTimer() {
    return this.running
      .flatMap(running => waits(running.state).timers.map(timer => ({ running, timer })))
      .sort((a, b) => a.timer.due.at - b.timer.due.at)[0]
  }

  private env() {
    return {
      now: this.now,
      calendar: defaultEdition(),
      expressions: feel,
      decision: (id: string) => this.decisions[id],
    }
  }
}
