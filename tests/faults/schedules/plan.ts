import { drawFrom, type Draw } from './draw.js'

/** What somebody does, begun at a turn. `pick` in [0, 1) says with which case, task, message …; `node` at which node. */
export interface Visit {
  at: number
  node: number
  pick: number
  what:
    | 'file'
    | 'handle'
    | 'comment'
    | 'withdraw'
    | 'nudge'
    | 'signal'
    | 'publish'
    | 'inspect'
    | 'number'
    | 'resend'
}

export type Fault = { at: number } & (
  | { kind: 'kill'; node: number; turns: number }
  | { kind: 'cut'; node: number; turns: number }
  | { kind: 'slow'; node: number; turns: number }
  | { kind: 'fail'; when: 'before' | 'after' }
  | { kind: 'late'; turns: number }
  | { kind: 'full'; turns: number }
  | { kind: 'jump'; node: number | null; ms: number }
  | { kind: 'rush' }
)

/** One schedule: everything that is not the product. The same plan gives the same run. */
export interface Plan {
  seed: number
  nodes: number
  /** Rows come in the commit of their step, as on SQLite; else after it, as on MongoDB. */
  atomic: boolean
  visits: readonly Visit[]
  faults: readonly Fault[]
}

const minute = 60_000
const spread = 14

/** The plan of a seed; one and the same for ever. */
export function planOf(seed: number, fixed: Partial<Pick<Plan, 'nodes' | 'atomic'>> = {}): Plan {
  const draw = drawFrom(seed)
  const atomic = fixed.atomic ?? draw.chance(0.5)
  const nodes = fixed.nodes ?? 1 + draw.below(3)
  const count = 24 + draw.below(40)
  const turns = count * spread
  const visits = Array.from({ length: count }, () => visitOf(draw, turns, nodes))
  const faults = Array.from({ length: 2 + draw.below(10) }, () => faultOf(draw, turns, nodes)).flat()
  return { seed, nodes, atomic, visits: visits.sort(byTurn), faults: faults.sort(byTurn) }
}

const byTurn = (a: { at: number }, b: { at: number }) => a.at - b.at

const often: Visit['what'][] = [
  ...Array<Visit['what']>(5).fill('file'),
  ...Array<Visit['what']>(14).fill('handle'),
  ...Array<Visit['what']>(4).fill('comment'),
  ...Array<Visit['what']>(3).fill('nudge'),
  ...Array<Visit['what']>(4).fill('inspect'),
  ...Array<Visit['what']>(4).fill('resend'),
  ...Array<Visit['what']>(2).fill('number'),
  'withdraw',
  'signal',
  'publish',
]

function visitOf(draw: Draw, turns: number, nodes: number): Visit {
  return { at: draw.below(turns), node: draw.below(nodes), pick: draw(), what: draw.pick(often) }
}

function faultOf(draw: Draw, turns: number, nodes: number): Fault | Fault[] {
  const at = draw.below(turns)
  const node = draw.below(nodes)
  const span = (least: number, most: number) => least + draw.below(most - least)
  switch (draw.below(9)) {
    case 0:
    case 1:
      return { at, kind: 'kill', node, turns: span(1, 120) }
    case 2:
      return { at, kind: 'cut', node, turns: span(3, 60) }
    case 3:
      return { at, kind: 'slow', node, turns: span(10, 150) }
    case 4:
      return { at, kind: 'fail', when: 'before' }
    case 5:
      return { at, kind: 'fail', when: 'after' }
    case 6:
      return draw.chance(0.5)
        ? { at, kind: 'late', turns: span(10, 120) }
        : { at, kind: 'full', turns: span(5, 60) }
    case 7: {
      const ms = draw.chance(0.6) ? span(5, 180) * minute : -span(1, 30) * minute
      return { at, kind: 'jump', node: draw.chance(0.5) ? node : null, ms }
    }
    default:
      // Half of them with a death in their midst.
      return draw.chance(0.5)
        ? { at, kind: 'rush' }
        : [
            { at, kind: 'rush' },
            { at: at + span(1, 12), kind: 'kill', node, turns: span(1, 60) },
          ]
  }
}

/** The plan in words, one line each. */
export function inWords(plan: Plan): string[] {
  const { seed, nodes, atomic, visits, faults } = plan
  return [
    `seed ${seed}: ${nodes} node${nodes > 1 ? 's' : ''}, rows ${atomic ? 'in the commit of' : 'after'} their step`,
    ...[...visits, ...faults]
      .sort(byTurn)
      .map(each => `turn ${each.at}: ${'what' in each ? visitWords(each) : faultWords(each)}`),
  ]
}

const visitWords = ({ what, node, pick }: Visit) => `somebody at node ${node}: ${what} (${pick.toFixed(3)})`

function faultWords(fault: Fault): string {
  switch (fault.kind) {
    case 'kill':
      return `node ${fault.node} is killed, back ${fault.turns} turns later`
    case 'cut':
      return `the connection of node ${fault.node} is cut for ${fault.turns} turns`
    case 'slow':
      return `node ${fault.node} gets no answer for ${fault.turns} turns`
    case 'fail':
      return `the next call of the store fails ${fault.when} it is done`
    case 'late':
      return `the next answer of the store comes ${fault.turns} turns late`
    case 'full':
      return `the disk is full for ${fault.turns} turns`
    case 'jump':
      return `the clock of ${fault.node === null ? 'all nodes' : `node ${fault.node}`} jumps by ${fault.ms / minute} minutes`
    case 'rush':
      return 'all nodes look for what is due at once'
  }
}
