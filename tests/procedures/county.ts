import { type CalendarEdition, defaultEdition, instantOf, toIso } from '../../server/calendar/index.js'
import {
  type Command,
  type Decision,
  type EngineEvent,
  type InstanceState,
  type ProcessGraph,
  rootVariables,
  step,
  type Value,
  type Variables,
  waits,
} from '../../server/engine/index.js'
import { compiled, feel, shippedDecisions, shippedFiles } from './shipped.js'

type Of<T extends EngineEvent['type']> = Extract<EngineEvent, { type: T }>

interface Running extends Procedure {
  state: InstanceState
}

interface Procedure {
  graph: ProcessGraph
  decisions: Record<string, Decision>
}
/** Read once for all counties of a file: reading all diagrams takes longer than a story. */
let shipped: Promise<Procedure[]> | undefined

async function readShipped(): Promise<Procedure[]> {
  const read = shippedFiles('.bpmn').map(async path => {
    const [{ processes }, decisions] = await Promise.all([
      compiled(path),
      shippedDecisions(path.split('/')[0] ?? ''),
    ])
    return processes.map(graph => ({ graph, decisions }))
  })
  return (await Promise.all(read)).flat()
}

/** `2026-10-12 17:30`, as the office reads an instant. */
export function clock(ms: number): string {
  return toIso(ms).slice(0, 16).replace('T', ' ')
}

/** The shipped procedures together on one virtual clock: the engine's steps, and messages carried between them. */
export class County {
  readonly history: (EngineEvent & { process: string })[] = []
  now = instantOf('2026-09-29 09:00')
  private edition: CalendarEdition = defaultEdition()
  private readonly running: Running[] = []
  private refusedText: string | null = null

  private constructor(private readonly procedures: readonly Procedure[]) {}

  static async open(): Promise<County> {
    shipped ??= readShipped()
    return new County(await shipped)
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
    throw new Error(`no open task ${element}, only ${[...this.tasks(), ...this.incidents()].join(', ')}`)
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

  /** A calendar edition takes effect: what it touches is reckoned again, and open cases hear of it. */
  adopt(edition: CalendarEdition): this {
    this.edition = edition
    for (const running of this.running)
      if (running.state.status === 'active') this.take(running, { type: 'recalculate' })
    for (const running of [...this.running])
      for (const { key, name } of waits(running.state).messages)
        if (name === 'calendar updated')
          this.take(running, {
            type: 'message',
            subscription: key,
            id: `calendar-${key}`,
            name,
            variables: {},
          })
    return this
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

  /** A variable of the last instance of a process. */
  variable(process: string, name: string): Value | undefined {
    const last = this.running.findLast(({ graph }) => graph.id === process)
    return last && rootVariables(last.state)[name]
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
    const procedure = this.procedures.find(one => one.graph.id === process)!
    const command = {
      type: 'start' as const,
      instance: `${process}-${this.running.length + 1}`,
      process,
      definition: process,
      variables: {},
      ...start,
    }
    const taken = step(procedure.graph, null, command, this.env(procedure))
    if (!taken.state) throw new Error('refused')
    const running = { ...procedure, state: taken.state }
    this.running.push(running)
    return this.carry(running, taken.events)
  }

  private take(running: Running, command: Command): this {
    const taken = step(running.graph, running.state, command, this.env(running))
    if (taken.refused) this.refusedText = taken.refused.text
    running.state = taken.state
    return this.carry(running, taken.events)
  }

  private carry(running: Running, events: readonly EngineEvent[]): this {
    for (const event of events) this.history.push({ ...event, process: running.graph.id })
    for (const event of events) {
      if (event.type === 'message-thrown') this.deliver(event)
      if (event.type === 'child-started') this.call(event, running)
      if (event.type === 'child-cancelled') this.cancel(event.instance)
      if (event.type === 'instance-completed') this.answer(running)
    }
    return this
  }

  /** Starts the process that a call activity waits for. */
  private call({ key, process, instance, variables }: Of<'child-started'>, { state }: Running): void {
    this.begin(process, { instance, variables, parent: { instance: state.instance, child: key } })
  }

  private cancel(instance: string): void {
    const running = this.running.find(({ state }) => state.instance === instance)
    if (running?.state.status === 'active') this.take(running, { type: 'terminate', reason: 'cancelled' })
  }

  /** Gives the variables of a called process that has ended to its caller. */
  private answer({ state }: Running): void {
    const { parent } = state
    const caller = parent && this.running.find(one => one.state.instance === parent.instance)
    if (caller)
      this.take(caller, { type: 'child-completed', child: parent.child, variables: rootVariables(state) })
  }

  private deliver({ name, correlationKey, variables, id }: Of<'message-thrown'>): void {
    for (const running of this.running)
      for (const wait of waits(running.state).messages)
        if (wait.name === name && wait.correlationKey === correlationKey) {
          this.take(running, { type: 'message', subscription: wait.key, id, name, variables })
          return
        }
    for (const { graph } of this.procedures)
      for (const { element, message } of graph.starts)
        if (message && 'text' in message && message.text === name)
          this.begin(graph.id, {
            startEvent: element,
            key: correlationKey ?? undefined,
            cause: { kind: 'message', name, id },
            variables,
          })
  }

  private nextTimer() {
    return this.running
      .flatMap(running => waits(running.state).timers.map(timer => ({ running, timer })))
      .sort((a, b) => a.timer.due.at - b.timer.due.at)[0]
  }

  private env({ decisions }: Procedure) {
    return {
      now: this.now,
      calendar: this.edition,
      expressions: feel,
      decision: (id: string) => decisions[id],
    }
  }
}
