import type { Command } from '../command.js'
import type { EngineEvent } from '../state/events.js'
import { canonical } from './canonical.js'
import type { Cut } from './cut.js'
import { crowdedAt, endingOf, isThronged, placesOf } from './look.js'
import { type Move, movesOf, OUTSIDE } from './moves.js'
import { type Counts, type Ending, fresh, type Part, type PartState, raised, sameEnding } from './part.js'
import type { Marks, Situation } from './situation.js'
import { type Taken, Taker } from './take.js'

export interface Limits {
  now: () => number
  states: number
  milliseconds: number
  children: readonly number[]
}

/** Notes something beside the engine's state; several answers are several situations, none is not followed. */
export interface Observer {
  first: Marks
  /** @param place where it happens, to tell the way */
  next(before: Situation, events: readonly EngineEvent[], after: Situation, place: Place): Marks[]
}

/** How a situation was come to for the first time. */
interface Step {
  from: number
  move: Move
  taken: readonly number[]
}

/** A place where something was found: the situation before it, and the move that led to it. */
export type Place = Step

/** A situation that has ended, was refused, or is not followed, counts as one that can end. */
export const SINK = -1

/** All situations of one scope that can be told apart, breadth first. */
export class Exploration {
  readonly steps: Step[] = []
  readonly successors: number[][] = []
  readonly entered = new Set<string>()
  readonly endings: Ending[] = []
  /** What had been thrown where it is not followed any more. */
  readonly away: Counts[] = []
  /** Splits at which no condition held, and no default stands. */
  readonly noBranch = new Map<string, Place>()
  /** Elements at which a third token came to stand. */
  readonly unbounded = new Map<string, number>()
  /** Ends that refuse somebody who is not there. */
  readonly refusedLate = new Map<string, Place>()
  /** Of each situation: where its tokens stand; `!` before a part that cannot end any more. */
  readonly places: (readonly string[])[] = []
  readonly thrown: Counts[] = []
  /** Somewhere it waits for something. */
  rests = false
  /** So many have been looked at. */
  expanded = 0
  finished = false
  private readonly known = new Map<string, number>()
  private readonly taker: Taker
  private queue: Situation[] = []

  constructor(
    readonly cut: Cut,
    readonly parts: ReadonlyMap<string, Part>,
    /** Codes of escalations that are counted for those around. */
    readonly counted: readonly string[],
    private readonly limits: Limits,
    private readonly observer?: Observer,
  ) {
    this.taker = new Taker(cut, limits.children)
  }

  get size(): number {
    return this.steps.length
  }

  /** Looks at everything that can happen, up to the limits. @param stop ends it early */
  run(stop: () => boolean = () => false): this {
    const until = this.limits.now() + this.limits.milliseconds
    for (const start of this.cut.starts) this.begin(start)
    for (let index = 0; index < this.steps.length; index += 1) {
      const isOver = this.size > this.limits.states || (index % 16 === 15 && this.limits.now() > until)
      if (isOver || stop()) return this
      const situation = this.queue[index]
      delete this.queue[index]
      if (situation) this.expand(index, situation)
      this.expanded = index + 1
    }
    this.queue = []
    this.finished = true
    return this
  }

  private begin(start: string | undefined): void {
    const move: Move = {
      how: 'starts',
      element: start ?? this.cut.scope.id,
      owner: null,
      command: startOf(this.cut, start),
    }
    for (const taken of this.taker.every(null, move.command!)) this.arrive(null, -1, move, taken)
  }

  private expand(index: number, situation: Situation): void {
    for (const move of movesOf(situation, this.parts)) {
      if (move.command === null) {
        if (move.part) this.note(index, move, [], dooming(situation, move))
        else this.leave(index, situation.thrown)
      } else
        for (const taken of this.taker.every(situation.state, move.command))
          this.arrive(situation, index, move, taken)
    }
  }

  private arrive(before: Situation | null, from: number, move: Move, taken: Taken): void {
    const { events } = taken
    for (const event of events)
      if (event.type === 'element-entered' || event.type === 'multi-entered') this.entered.add(event.element)
    const place = { from, move, taken: taken.taken }
    const stopped = events.find(event => event.type === 'incident-raised')
    if (stopped?.type === 'incident-raised') {
      this.leave(from, this.thrownAfter(before, events))
      return keepFirst(this.noBranch, stopped.incident.element, place)
    }
    const next = this.after(before, from, move, taken)
    const refusal = events.find(
      event => event.type === 'element-entered' && this.cut.refusals.has(event.element),
    )
    if (refusal) {
      if (!next.refusable) keepFirst(this.refusedLate, (refusal as { element: string }).element, place)
      return next.refusable && next.origin >= 0 ? this.link(from, next.origin) : this.leave(from, next.thrown)
    }
    const was = before ?? { ...next, marks: this.observer?.first }
    const marked = this.observer?.next(was, events, next, place)
    if (next.state.status !== 'active') {
      this.end(endingOf(events, next))
      return this.sink(from)
    }
    if (!marked) return this.note(from, move, taken.taken, next)
    if (marked.length === 0) this.sink(from)
    for (const marks of marked) this.note(from, move, taken.taken, { ...next, marks })
  }

  /** The situation that a step has led to. */
  after(before: Situation | null, from: number, move: Move, taken: Omit<Taken, 'taken'>): Situation {
    const { state, events, moving } = taken
    const isAct = ['starts', 'message'].includes(move.how) || move.command?.type === 'complete-task'
    const goesOn = before?.moving === true
    const hasRefusals = this.cut.refusals.size > 0
    const besides = events.filter(event => this.beginsBeside(event)).length + (move.beside ? 1 : 0)
    return {
      state,
      moving,
      refusable: hasRefusals && (goesOn ? before.refusable : isAct),
      origin: goesOn ? before.origin : from,
      outside: (before?.outside ?? 0) + besides,
      thrown: this.thrownAfter(before, events),
      parts: this.partsAfter(before, move, state.jobs),
    }
  }

  /** A condition that comes true begins something beside what runs. */
  private beginsBeside(event: EngineEvent): boolean {
    if (event.type !== 'condition-met') return false
    const node = this.cut.graph.elements.get(event.element)
    return node !== undefined && 'interrupting' in node && !node.interrupting
  }

  private thrownAfter(before: Situation | null, events: readonly EngineEvent[]): Situation['thrown'] {
    let thrown = before?.thrown ?? this.counted.map(() => 0)
    for (const event of events) {
      if (event.type !== 'escalation-thrown' || event.caughtBy !== null) continue
      const index = this.counted.indexOf(event.code)
      if (index >= 0) thrown = raised(thrown, index)
    }
    return thrown
  }

  private partsAfter(
    before: Situation | null,
    move: Move,
    jobs: Situation['state']['jobs'],
  ): Situation['parts'] {
    const parts: Record<string, PartState> = {}
    for (const { key, element } of Object.values(jobs)) {
      const part = this.parts.get(element)
      const changed = move.part?.job === key ? move.part.state : before?.parts[key]
      if (part) parts[key] = changed ?? fresh(part)
    }
    return parts
  }

  private note(from: number, move: Move, taken: readonly number[], next: Situation): void {
    if (isThronged(next) || next.outside > OUTSIDE) return this.leave(from, next.thrown)
    const crowded = crowdedAt(next)
    if (crowded !== null) {
      this.leave(from, next.thrown)
      if (this.unbounded.has(crowded)) return
      this.unbounded.set(crowded, this.add({ from, move, taken }, next))
      this.sink(this.size - 1)
      return
    }
    const text = canonical(next, this.cut.graph.elements)
    let index = this.known.get(text)
    if (index === undefined) {
      index = this.add({ from, move, taken }, next)
      this.known.set(text, index)
      this.queue[index] = next
    }
    this.link(from, index)
  }

  private add(step: Step, situation: Situation): number {
    this.steps.push(step)
    this.successors.push([])
    this.places.push(placesOf(situation))
    this.thrown.push(situation.thrown)
    this.rests ||= !situation.moving
    return this.size - 1
  }

  private link(from: number, to: number): void {
    if (from < 0) return
    const list = this.successors[from]!
    if (!list.includes(to)) list.push(to)
  }

  private sink(from: number): void {
    this.link(from, SINK)
  }

  /** What comes then is not followed. */
  private leave(from: number, thrown: Counts): void {
    this.sink(from)
    if (!this.away.some(one => one.join() === thrown.join())) this.away.push(thrown)
  }

  private end(ending: Ending): void {
    if (!this.endings.some(one => sameEnding(one, ending))) this.endings.push(ending)
  }

  /** The way to a situation, played again from the start. */
  *replay(
    index: number,
  ): Generator<{ index: number; move: Move; situation: Situation; events: EngineEvent[] }> {
    const way: number[] = []
    for (let at = index; at >= 0; at = this.steps[at]!.from) way.unshift(at)
    let before: Situation | null = null
    for (const at of way) {
      const { move, from, taken } = this.steps[at]!
      if (move.command === null) {
        before = dooming(before!, move)
        yield { index: at, move, situation: before, events: [] }
      } else {
        const result = this.taker.again(before?.state ?? null, move.command, taken)
        before = this.after(before, from, move, result)
        yield { index: at, move, situation: before, events: result.events }
      }
    }
  }

  /** Everything that can happen from a situation on, each once. */
  *everythingFrom(index: number): Generator<{ move: Move; events: readonly EngineEvent[] }> {
    const known = new Set<string>()
    let open: Situation[] = []
    for (const { situation } of this.replay(index)) open = [situation]
    for (let situation = open.pop(); situation; situation = open.pop()) {
      const text = canonical(situation, this.cut.graph.elements)
      if (known.has(text)) continue
      known.add(text)
      for (const move of movesOf(situation, this.parts)) {
        if (move.command === null) {
          if (move.part) open.push(dooming(situation, move))
        } else
          for (const taken of this.taker.every(situation.state, move.command)) {
            yield { move, events: taken.events }
            if (taken.state.status === 'active') open.push(this.after(situation, index, move, taken))
          }
      }
    }
  }
}

function startOf(cut: Cut, start: string | undefined): Command {
  return {
    type: 'start',
    instance: '',
    process: cut.graph.id,
    definition: '',
    variables: {},
    // As if something around it waited: an error that nobody catches ends it and is told there.
    parent: { instance: '', child: '' },
    ...(start === undefined ? {} : { startEvent: start }),
  }
}

function dooming(situation: Situation, move: Move): Situation {
  const { job, state } = move.part!
  return { ...situation, parts: { ...situation.parts, [job]: state } }
}

function keepFirst<V>(map: Map<string, V>, key: string, value: V): void {
  if (!map.has(key)) map.set(key, value)
}
