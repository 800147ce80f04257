import { defaultEdition } from '../../../../server/calendar/index.js'
import {
  type Command,
  type EngineEvent,
  type Env,
  type ExpressionPort,
  type FlowNode,
  type InstanceState,
  type ProcessGraph,
  step,
  type Variables,
} from '../../../../server/engine/index.js'
import { type Moment, textOf } from './text.js'
import { follow } from './provenance.js'

export interface Played {
  /** Findings, as `CODE element`. */
  found: ReadonlySet<string>
  /** Ids of everything that was ever entered, scopes too. */
  entered: ReadonlySet<string>
  moments: number
  /** False: there were too many moments, and nothing is claimed. */
  finished: boolean
  /** Whether it can end at all, from where it began. */
  canEnd: boolean
  /** One moment of each circle that it cannot leave and in which it does not end. */
  standstills: readonly Moment[]
}

export interface Playing {
  /** What can be answered where something is done: each a set of variables. */
  answers(element: string): readonly Variables[]
  /** The variables with which it can start. */
  starts: readonly Variables[]
  /** Names of the messages that come from outside. */
  outside: readonly string[]
  /** So many moments are looked at. */
  most: number
}

/** Like SINK in a graph: it has ended, or is not followed, and so nothing is claimed of it. */
const AWAY = -1

/** A third beginning from outside shows nothing that two do not. */
const BEGINNINGS = 2

interface Edge {
  to: number
  touched: readonly string[]
}

/** Plays a whole process with every answer, timer, message and failure at every moment, and looks what can come of it. */
export function playEverything(graph: ProcessGraph, playing: Playing): Played {
  const player = new Player(graph, playing)
  for (const variables of playing.starts) player.start(variables)
  return player.play()
}

/** Goes on from one moment. */
export function playOn(graph: ProcessGraph, moment: Moment, playing: Playing): Played {
  const player = new Player(graph, playing)
  player.place(moment)
  return player.play()
}

class Player {
  private readonly moments: Moment[] = []
  private readonly edges: Edge[][] = []
  private readonly known = new Map<string, number>()
  private readonly found = new Set<string>()
  private readonly entered = new Set<string>()
  private readonly awaited = new Map<string, string>()

  constructor(
    private readonly graph: ProcessGraph,
    private readonly playing: Playing,
  ) {}

  start(variables: Variables): void {
    this.take(AWAY, null, { ...START, process: this.graph.id, variables })
  }

  place(moment: Moment): number {
    this.edges.push([])
    return this.moments.push(moment) - 1
  }

  play(): Played {
    let at = 0
    for (; at < this.moments.length && this.moments.length <= this.playing.most; at++) this.expand(at)
    const finished = at === this.moments.length
    const dead = finished ? this.deadMoments() : new Set<number>()
    const last = this.lastOf(dead)
    if (finished) this.judge(last)
    return {
      found: this.found,
      entered: this.entered,
      moments: this.moments.length,
      finished,
      canEnd: !dead.has(0),
      standstills: last.map(([first]) => this.moments[first!]!),
    }
  }

  private expand(at: number): void {
    const moment = this.moments[at]!
    const { state } = moment
    if (moment.suspended) return this.take(at, moment, { type: 'continue' })
    for (const { key, element, scope } of Object.values(state.tasks))
      for (const variables of this.playing.answers(element))
        this.take(at, moment, { type: 'complete-task', task: key, variables }, scope)
    for (const { key, element, scope } of Object.values(state.jobs)) {
      for (const variables of this.playing.answers(element))
        this.take(at, moment, { type: 'complete-job', job: key, variables }, scope)
      for (const code of this.caughtAround(element))
        this.take(at, moment, { type: 'throw-error', wait: key, code, variables: {} }, scope)
    }
    for (const { key, scope } of Object.values(state.timers))
      this.take(at, moment, { type: 'fire', timer: key }, scope)
    for (const { key, element, scope, name, stays } of Object.values(state.messages)) {
      this.awaited.set(element, name)
      const beside = stays ? this.runningAround(state, scope, element) : undefined
      if (beside !== undefined && (moment.begun[beside] ?? 0) >= BEGINNINGS) continue
      this.take(
        at,
        moment,
        { type: 'message', subscription: key, id: 'm', name, variables: {} },
        scope,
        beside,
      )
    }
  }

  private take(
    from: number,
    before: Moment | null,
    command: Command,
    owner: string | null = null,
    beside?: string,
  ): void {
    const stepped = step(this.graph, before?.state ?? null, command, ENV)
    const state = stepped.state!
    const events: readonly EngineEvent[] = stepped.events
    for (const event of events)
      if (event.type === 'element-entered' || event.type === 'multi-entered') this.entered.add(event.element)
    const stopped = events.find(event => event.type === 'incident-raised')
    if (stopped?.type === 'incident-raised') {
      const { code, element } = stopped.incident
      if (code !== 'NO_CONDITION_HELD') throw new Error(`${code} at ${element}: ${stopped.incident.message}`)
      this.found.add(`NO_BRANCH ${element}`)
      return this.link(from, AWAY)
    }
    const { firings, twice } = follow(
      this.graph,
      before?.state ?? null,
      before?.firings ?? [],
      events,
      state,
      owner,
    )
    for (const { element } of twice) this.found.add(`RUNS_TWICE ${element}`)
    if (state.status !== 'active') return this.link(from, AWAY)
    const begun: Record<string, number> = { ...before?.begun }
    if (beside !== undefined) begun[beside] = (begun[beside] ?? 0) + 1
    for (const key of Object.keys(begun)) if (!state.activities[key]) delete begun[key]
    const moment: Moment = { state, suspended: stepped.suspended, begun, firings }
    if (hasThirdHandler(state)) return this.link(from, AWAY)
    const crowded = crowdedIn(moment)
    if (crowded.length > 0) {
      for (const element of crowded) this.found.add(`UNBOUNDED ${element}`)
      return this.link(from, AWAY)
    }
    const text = textOf(moment)
    let to = this.known.get(text)
    if (to === undefined) {
      to = this.place(moment)
      this.known.set(text, to)
    }
    this.link(from, to, touchedBy(events))
  }

  private link(from: number, to: number, touched: readonly string[] = []): void {
    if (from >= 0) this.edges[from]!.push({ to, touched })
  }

  /** The error codes that something around a job catches; one of nobody's where everything is caught. */
  private caughtAround(element: string): string[] {
    const codes = new Set<string>()
    for (let node: FlowNode | null = this.graph.elements.get(element)!; node; node = node.holder) {
      const inside = node
      const handlers = node.holder?.handlers.filter(start => start.holder !== inside) ?? []
      for (const { catches } of [...node.boundaries, ...handlers])
        if (catches.on === 'error') codes.add(catches.code ?? 'anything')
    }
    return [...codes]
  }

  /** The running scope to which what the event begins belongs. */
  private runningAround(state: InstanceState, scope: string, element: string): string {
    const node = this.graph.elements.get(element)!
    const around = node.kind === 'boundary-event' ? node.holder! : node.holder!.holder!
    let key = scope
    while (state.activities[key]!.element !== around.id) key = state.activities[key]!.scope!
    return key
  }

  /** What only the whole tells. */
  private judge(last: readonly number[][]): void {
    for (const node of this.graph.elements.values()) {
      const isHeld = node.holder!.kind === 'process' || this.entered.has(node.holder!.id)
      if (isHeld && !this.entered.has(node.id)) this.found.add(`NEVER_RUNS ${node.id}`)
      const isLimited = node.boundaries.some(({ catches }) => catches.on === 'timer')
      if (node.kind === 'user-task' && this.entered.has(node.id) && !isLimited)
        this.found.add(`NO_LIMIT ${node.id}`)
    }
    for (const [element, name] of this.awaited)
      if (!this.playing.outside.includes(name)) this.found.add(`MESSAGE_FROM_NOBODY ${element}`)
    if (last.length > 0) this.found.add(`CANNOT_COMPLETE ${this.graph.id}`)
    for (const circle of last)
      for (const element of this.stuckIn(circle)) this.found.add(`TOKEN_STUCK ${element}`)
  }

  private deadMoments(): Set<number> {
    const before = this.edges.map((): number[] => [])
    const open: number[] = []
    this.edges.forEach((edges, from) => {
      for (const { to } of edges)
        if (to === AWAY) open.push(from)
        else before[to]!.push(from)
    })
    const dead = new Set(this.edges.keys())
    for (let at = open.pop(); at !== undefined; at = open.pop())
      if (dead.delete(at)) open.push(...before[at]!)
    return dead
  }

  /** The circles of moments that all lead to each other and nowhere else. */
  private lastOf(dead: ReadonlySet<number>): number[][] {
    const last: number[][] = []
    const judged = new Set<number>()
    for (const start of dead) {
      if (judged.has(start)) continue
      const reached = this.reachedFrom(start)
      if (![...reached].every(at => this.reachedFrom(at).has(start))) continue
      for (const at of reached) judged.add(at)
      last.push([...reached])
    }
    return last
  }

  /** Where tokens stand in all moments of a circle, touched by nothing that happens in it. */
  private stuckIn(circle: readonly number[]): string[] {
    const touched = new Set(circle.flatMap(at => this.edges[at]!.flatMap(edge => edge.touched)))
    const [first, ...more] = circle.map(at => placesOf(this.moments[at]!.state))
    return first!.filter(place => !touched.has(place) && more.every(places => places.includes(place)))
  }

  private reachedFrom(start: number): Set<number> {
    const reached = new Set([start])
    for (const at of reached) for (const { to } of this.edges[at]!) reached.add(to)
    return reached
  }
}

/** Reads single variables, and their opposite. */
const reading: ExpressionPort = {
  evaluate(source, scope) {
    const negated = /^not\((\w+)\)$/.exec(source)?.[1]
    const value = negated === undefined ? (scope[source] ?? null) : scope[negated] !== true
    return { value, warnings: [], reckonings: [], provisional: false }
  },
  unaryTest: () => false,
  check: () => [],
  names: source => [source],
}

/** Somebody waits for its end, who is told when it fails. */
const START = {
  type: 'start',
  instance: 'i',
  definition: 'd',
  parent: { instance: 'p', child: 'c' },
} as const

const ENV: Env = {
  now: 0,
  calendar: defaultEdition(),
  expressions: reading,
  decision: () => undefined,
  budget: { step: 60, instance: Number.POSITIVE_INFINITY },
}

function touchedBy(events: readonly EngineEvent[]): string[] {
  return events.flatMap(event => {
    if (event.type === 'flow-taken') return [event.target]
    return ['element-entered', 'element-completed', 'element-cancelled', 'element-failed'].includes(
      event.type,
    )
      ? [(event as { element: string }).element]
      : []
  })
}

function placesOf(state: InstanceState): string[] {
  const places = [...state.tokens, ...state.joining].map(token => token.element)
  for (const { element, alive } of Object.values(state.activities)) if (alive === 0) places.push(element)
  return places
}

function hasThirdHandler(state: InstanceState): boolean {
  const running = Object.values(state.activities).filter(one => one.handler)
  return running.some(
    one => running.filter(other => other.element === one.element && other.scope === one.scope).length > 2,
  )
}

/** Elements at which three tokens more stand than began from outside. */
function crowdedIn({ state, begun }: Moment): string[] {
  const counts = new Map<string, { element: string; scope: string; count: number }>()
  const count = (scope: string, element: string, flow: string | null = null): void => {
    const place = JSON.stringify([scope, element, flow])
    counts.set(place, { element, scope, count: (counts.get(place)?.count ?? 0) + 1 })
  }
  for (const { element, scope, index, handler } of Object.values(state.activities))
    if (scope !== null && index === undefined && !handler) count(scope, element)
  for (const { element, scope, flow } of state.joining) count(scope, element, flow)
  return [...counts.values()].flatMap(one => (one.count - (begun[one.scope] ?? 0) >= 3 ? [one.element] : []))
}
