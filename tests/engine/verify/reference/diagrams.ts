import { diagram, extensions, message, timer } from '../../xml.js'
import { type Random, randomOf } from './random.js'

export interface Node {
  id: string
  kind:
    'start' | 'job' | 'user' | 'xor' | 'and' | 'or' | 'events' | 'timer' | 'receive' | 'throw' | 'sub' | End
  /** It joins ways that were split, and may be drawn as another kind by mistake. */
  joins?: boolean
  multi?: 'parallel' | 'sequential'
  inside?: Scope
  /** It waits for a message that nobody sends. */
  unsent?: boolean
}

type End = 'end' | 'terminate' | 'error'
export type Trigger = 'timer' | 'message' | 'error' | 'escalation'

export interface Flow {
  from: string
  to: string
  /** Variable that the condition reads; `!` before one that must be false. */
  when?: string
  /** Variable of its own, for a condition that hangs on nothing else. */
  own?: string
  isDefault?: boolean
}

interface Boundary {
  id: string
  host: string
  trigger: Trigger
  interrupting: boolean
}

interface Handler {
  id: string
  trigger: Trigger
  interrupting: boolean
  inside: Scope
}

export interface Scope {
  nodes: Node[]
  flows: Flow[]
  boundaries: Boundary[]
  handlers: Handler[]
}

export interface Drawn {
  xml: string
  /** The same diagram, in which each condition reads a variable of its own. */
  apart: string
  /** What is decided at each task: variables that are true or false. */
  decisions: ReadonlyMap<string, readonly string[]>
  /** Variables of their own that the conditions right behind a task read. */
  asked: ReadonlyMap<string, readonly string[]>
  /** At these tasks it is decided over how many things the next element goes. */
  lists: ReadonlySet<string>
  /** Those that are shared, and all that conditions read of their own. */
  shared: readonly string[]
  own: readonly string[]
}

interface Way {
  first: string
  last: string
}

/** Variables that conditions read: a fresh one for each, or a few that are shared. */
export type Reading = 'fresh' | 'shared'

const SHARED = ['v1', 'v2']

/**
 * A random diagram: blocks that fit into each other, and then some mistakes. Before each gateway stands work at which is
 * decided what its conditions read.
 */
export function draw(seed: number, reading: Reading): Drawn {
  const drafting = new Drafting(randomOf(seed), reading)
  const root = drafting.process()
  return {
    xml: diagram(written(root, 'when'), ROOTS),
    apart: diagram(written(root, 'own'), ROOTS),
    decisions: drafting.decisions,
    asked: drafting.asked,
    lists: drafting.lists,
    shared: reading === 'shared' ? SHARED : [],
    own: drafting.own,
  }
}

class Drafting {
  readonly decisions = new Map<string, string[]>()
  readonly asked = new Map<string, string[]>()
  readonly lists = new Set<string>()
  readonly own: string[] = []
  private count = 0
  private room: number
  private scope: Scope = empty()

  constructor(
    private readonly random: Random,
    private readonly reading: Reading,
  ) {
    this.room = 4 + random.below(7)
  }

  process(): Scope {
    const root = this.within(0, () => this.body(0))
    if (this.random.percent(25)) this.addHandler(root, 0)
    const scopes = everyScope(root)
    if (this.random.percent(70))
      for (let mistakes = 1 + this.random.below(2); mistakes > 0; mistakes--)
        this.mistake(this.random.one(scopes))
    return root
  }

  private within(depth: number, make: () => void): Scope {
    const around = this.scope
    const scope = (this.scope = empty())
    make()
    if (depth > 0 && this.random.percent(15)) this.addHandler(scope, depth)
    this.scope = around
    return scope
  }

  private body(depth: number): void {
    const start = this.add('start')
    const first = depth > 0 && this.random.percent(40) ? start : this.add('job')
    const way = depth > 0 && this.random.percent(25) ? single(this.add('xor')) : this.block(depth)
    const end = this.add(this.lastKind(depth))
    if (first !== start) this.flow(start, first)
    this.flow(first, way.first)
    this.flow(way.last, end)
  }

  /** Only what stands behind work may end more than itself. */
  private lastKind(depth: number): End {
    if (this.random.percent(88)) return 'end'
    return depth > 0 && this.random.percent(60) ? 'error' : 'terminate'
  }

  private block(depth: number): Way {
    this.room -= 1
    if (this.room <= 0) return single(this.add('job'))
    const kind = this.random.below(100)
    if (kind < 10 && this.count > 8) return single(this.add(this.random.percent(50) ? 'job' : 'user'))
    if (kind < 20) return this.sequence(this.block(depth), this.block(depth))
    if (kind < 34) return this.choice('xor', depth)
    if (kind < 50) return this.parallel(depth)
    if (kind < 58) return this.choice('or', depth)
    if (kind < 66) return this.loop(depth)
    if (kind < 72) return this.race(depth)
    if (kind < 84) {
      const host = single(this.add(this.random.percent(70) ? 'job' : 'user'))
      return this.guarded(host, ['timer', 'message', 'error'], depth)
    }
    return depth < 2 ? this.sub(depth) : single(this.add('job'))
  }

  private sequence(a: Way, b: Way): Way {
    const between = single(this.add('job'))
    this.flow(a.last, between.first)
    this.flow(between.last, b.first)
    return { first: a.first, last: b.last }
  }

  private choice(kind: 'xor' | 'or', depth: number): Way {
    const [before, split, join] = [this.add('job'), this.add(kind), this.add(kind, { joins: true })]
    this.flow(before, split)
    const ways = kind === 'or' && this.random.percent(40) ? 3 : 2
    for (let i = 0; i < ways; i++) {
      const isLast = i === ways - 1
      const condition = isLast ? { isDefault: true } : this.condition(before)
      this.branch(split, join, depth, condition)
    }
    return { first: before, last: join }
  }

  private parallel(depth: number): Way {
    const [before, fork, join] = [this.add('job'), this.add('and'), this.add('and', { joins: true })]
    this.flow(before, fork)
    for (let i = 0; i < 2; i++) this.branch(fork, join, depth)
    return { first: before, last: join }
  }

  private branch(from: string, to: string, depth: number, condition: Partial<Flow> = {}): void {
    if (this.random.percent(12) && !condition.isDefault) return this.flow(from, to, condition)
    if (this.random.percent(6)) return this.flow(from, this.add(this.lastKind(depth)), condition)
    const work = this.add(this.random.percent(80) ? 'job' : 'user')
    this.flow(from, work, condition)
    let last = work
    if (this.random.percent(45)) {
      const inner = this.block(depth)
      this.flow(work, inner.first)
      last = inner.last
    }
    if (this.random.percent(90)) return this.flow(last, to)
    const before = last === work ? work : this.after(last)
    this.flow(before, this.add(this.lastKind(depth)))
  }

  private after(last: string): string {
    const work = this.add('job')
    this.flow(last, work)
    return work
  }

  private loop(depth: number): Way {
    const [merge, inner, again, split] = [
      this.add('xor', { joins: true }),
      this.block(depth),
      this.add('job'),
      this.add('xor'),
    ]
    const after = this.add('job')
    this.flow(merge, inner.first)
    this.flow(inner.last, again)
    this.flow(again, split)
    this.flow(split, merge, this.condition(again))
    this.flow(split, after, { isDefault: true })
    const before = this.add('job')
    this.flow(before, merge)
    return { first: before, last: after }
  }

  private race(depth: number): Way {
    const [before, gateway, join] = [this.add('job'), this.add('events'), this.add('xor', { joins: true })]
    this.flow(before, gateway)
    for (const kind of ['timer', 'receive'] as const) {
      const event = this.add(kind, kind === 'receive' && this.random.percent(10) ? { unsent: true } : {})
      this.flow(gateway, event)
      if (this.random.percent(60)) this.flow(event, join)
      else {
        const inner = this.sequence(single(this.add('job')), this.block(depth))
        this.flow(event, inner.first)
        this.flow(inner.last, join)
      }
    }
    return { first: before, last: join }
  }

  /** With something on its border, whose way comes back behind it or ends by itself. */
  private guarded(host: Way, triggers: Trigger[], depth: number): Way {
    const trigger = this.random.one(triggers)
    const interrupting = trigger === 'error' || this.random.percent(60)
    const id = this.id('boundary')
    this.scope.boundaries.push({ id, host: host.last, trigger, interrupting })
    const late = this.add('job')
    this.flow(id, late)
    let last = late
    if (this.random.percent(30)) {
      const inner = this.block(depth)
      this.flow(late, inner.first)
      last = this.after(inner.last)
    }
    if (interrupting && this.random.percent(70)) {
      const merge = this.add('xor', { joins: true })
      this.flow(host.last, merge)
      this.flow(last, merge)
      return { first: host.first, last: merge }
    }
    this.flow(last, this.add(this.lastKind(depth)))
    return host
  }

  private sub(depth: number): Way {
    const thrown = this.random.percent(30)
    const inside = this.within(depth + 1, () => (thrown ? this.throwing() : this.body(depth + 1)))
    const isMulti = this.random.percent(30)
    const multi = this.random.percent(60) ? 'parallel' : 'sequential'
    const sub = this.add('sub', { inside, ...(isMulti ? { multi } : {}) })
    let way = single(sub)
    if (isMulti) {
      const before = this.add('job')
      this.lists.add(before)
      this.flow(before, sub)
      way = { first: before, last: sub }
    }
    const triggers: Trigger[] = thrown ? ['escalation'] : ['timer', 'message', 'error']
    return thrown || this.random.percent(60) ? this.guarded(way, triggers, depth) : way
  }

  private throwing(): void {
    const ids = (['start', 'job', 'throw', 'job', 'end'] as const).map(kind => this.add(kind))
    ids.slice(1).forEach((id, at) => this.flow(ids[at]!, id))
  }

  private addHandler(scope: Scope, depth: number): void {
    const trigger = this.random.one<Trigger>(['message', 'message', 'timer', 'error'])
    const interrupting = trigger === 'error' || this.random.percent(50)
    const around = this.scope
    const inside = (this.scope = empty())
    const start = this.add('start')
    const work = this.random.percent(30) ? start : this.add('job')
    if (work !== start) this.flow(start, work)
    this.flow(work, this.add(this.lastKind(depth)))
    this.scope = around
    scope.handlers.push({ id: this.id('handler'), trigger, interrupting, inside })
  }

  /** What a condition reads; a fresh variable is decided at the work before it, a shared one perhaps. */
  private condition(at: string): Pick<Flow, 'when' | 'own'> {
    const own = `b${this.own.length}`
    this.own.push(own)
    note(this.asked, at, own)
    const isFresh = this.reading === 'fresh'
    const name = isFresh ? own : this.random.one(SHARED)
    if (isFresh || this.random.percent(50)) note(this.decisions, at, name)
    return { own, when: !isFresh && this.random.percent(30) ? `!${name}` : name }
  }

  /** Draws something wrong. */
  private mistake(scope: Scope): void {
    const joins = scope.nodes.filter(node => node.joins)
    const movable = scope.flows.filter(flow => !isBound(scope, flow.from))
    const open = scope.nodes.filter(node => isOpen(node))
    const kind = this.random.below(100)
    if (kind < 45 && joins.length > 0) {
      const join = this.random.one(joins)
      join.kind = this.random.one((['xor', 'and', 'or'] as const).filter(one => one !== join.kind))
    } else if (kind < 65 && movable.length > 0) {
      const flow = this.random.one(movable)
      const others = open.filter(node => node.id !== flow.from)
      if (others.length > 0) flow.to = this.random.one(others).id
    } else if (kind < 75) {
      const defaults = scope.flows.filter(flow => flow.isDefault)
      if (defaults.length === 0) return
      const flow = this.random.one(defaults)
      const into = scope.flows.find(one => one.to === flow.from)
      if (!into) return
      delete flow.isDefault
      Object.assign(flow, this.condition(into.from))
    } else if (kind < 90) {
      const jobs = scope.nodes.filter(node => node.kind === 'job' && !this.asked.has(node.id))
      const plain = jobs.filter(node => !this.lists.has(node.id))
      if (plain.length > 0) this.flow(this.random.one(plain).id, this.random.one(open).id, {}, scope)
    } else {
      const forks = scope.nodes.filter(node => node.kind === 'and' && !node.joins)
      if (forks.length === 0) return
      const fork = this.random.one(forks)
      const at = scope.flows.findIndex(flow => flow.from === fork.id)
      scope.flows.splice(at, 1)
    }
  }

  private id(kind: string): string {
    return `${kind}${(this.count += 1)}`
  }

  private add(kind: Node['kind'], more: Partial<Node> = {}): string {
    const id = this.id(kind)
    this.scope.nodes.push({ id, kind, ...more })
    return id
  }

  private flow(from: string, to: string, more: Partial<Flow> = {}, scope = this.scope): void {
    scope.flows.push({ from, to, ...more })
  }
}

/** Whether anything may lead to it: not where something must be decided just before, nor behind events. */
function isOpen({ kind, joins, multi }: Node): boolean {
  return joins === true || ['job', 'user', 'end'].includes(kind) || (kind === 'sub' && multi === undefined)
}

const empty = (): Scope => ({ nodes: [], flows: [], boundaries: [], handlers: [] })
function note(names: Map<string, string[]>, at: string, name: string): void {
  const known = names.get(at) ?? []
  if (!known.includes(name)) names.set(at, [...known, name])
}

const single = (id: string): Way => ({ first: id, last: id })
/** What follows a start or a race of events stays there. */
const isBound = (scope: Scope, id: string) =>
  scope.nodes.some(node => node.id === id && (node.kind === 'start' || node.kind === 'events'))

function everyScope(scope: Scope): Scope[] {
  const inner = [
    ...scope.nodes.flatMap(node => node.inside ?? []),
    ...scope.handlers.map(handler => handler.inside),
  ]
  return [scope, ...inner.flatMap(everyScope)]
}

const ROOTS =
  message('m') +
  message('q') +
  '<error id="E" errorCode="E"/><error id="F" errorCode="F"/><escalation id="X" escalationCode="X"/>'

const EVENTS: Record<Trigger, string> = {
  timer: timer('timeDuration', 'PT1H'),
  message: '<messageEventDefinition messageRef="m"/>',
  error: '<errorEventDefinition errorRef="E"/>',
  escalation: '<escalationEventDefinition escalationRef="X"/>',
}

const OVER = extensions('<zeebe:loopCharacteristics inputCollection="=list" inputElement="one"/>')

type Read = 'when' | 'own'

function written(scope: Scope, read: Read): string {
  return [
    ...scope.nodes.map(node => nodeXml(node, scope, read)),
    ...scope.boundaries.map(
      ({ id, host, trigger, interrupting }) =>
        `<boundaryEvent id="${id}" attachedToRef="${host}" cancelActivity="${interrupting}">${EVENTS[trigger]}</boundaryEvent>`,
    ),
    ...scope.handlers.map(handler => handlerXml(handler, read)),
    ...scope.flows.map(
      (flow, at) =>
        `<sequenceFlow id="${flowId(flow, at)}" sourceRef="${flow.from}" targetRef="${flow.to}">${conditionXml(flow[read])}</sequenceFlow>`,
    ),
  ].join('')
}

const flowId = ({ from, to }: Flow, at: number): string => `${from}-${to}-${at}`

function conditionXml(when: string | undefined): string {
  if (when === undefined) return ''
  const source = when.startsWith('!') ? `not(${when.slice(1)})` : when
  return `<conditionExpression xsi:type="tFormalExpression">=${source}</conditionExpression>`
}

function handlerXml({ id, trigger, interrupting, inside }: Handler, read: Read): string {
  const begins = `isInterrupting="${interrupting}">${EVENTS[trigger]}</startEvent>`
  const content = written(inside, read).replace(
    /(<startEvent id="\w+")\/>/,
    (_, begin) => `${begin} ${begins}`,
  )
  return `<subProcess id="${id}" triggeredByEvent="true">${content}</subProcess>`
}

function nodeXml({ id, kind, multi, inside, unsent }: Node, scope: Scope, read: Read): string {
  const at = scope.flows.findIndex(flow => flow.from === id && flow.isDefault)
  const gateway = at === -1 ? `id="${id}"` : `id="${id}" default="${flowId(scope.flows[at]!, at)}"`
  switch (kind) {
    case 'start':
      return `<startEvent id="${id}"/>`
    case 'job':
      return `<serviceTask id="${id}">${extensions(`<zeebe:taskDefinition type="${id}"/>`)}</serviceTask>`
    case 'user':
      return `<userTask id="${id}"/>`
    case 'xor':
      return `<exclusiveGateway ${gateway}/>`
    case 'and':
      return `<parallelGateway id="${id}"/>`
    case 'or':
      return `<inclusiveGateway ${gateway}/>`
    case 'events':
      return `<eventBasedGateway id="${id}"/>`
    case 'timer':
      return `<intermediateCatchEvent id="${id}">${EVENTS.timer}</intermediateCatchEvent>`
    case 'receive':
      return `<intermediateCatchEvent id="${id}"><messageEventDefinition messageRef="${unsent ? 'q' : 'm'}"/></intermediateCatchEvent>`
    case 'throw':
      return `<intermediateThrowEvent id="${id}">${EVENTS.escalation}</intermediateThrowEvent>`
    case 'end':
      return `<endEvent id="${id}"/>`
    case 'terminate':
      return `<endEvent id="${id}"><terminateEventDefinition/></endEvent>`
    case 'error':
      return `<endEvent id="${id}">${EVENTS.error}</endEvent>`
    case 'sub': {
      const loop = `<multiInstanceLoopCharacteristics isSequential="${multi === 'sequential'}">${OVER}</multiInstanceLoopCharacteristics>`
      return `<subProcess id="${id}">${multi ? loop : ''}${written(inside!, read)}</subProcess>`
    }
  }
}
