import type { Store } from '../../../server/store/index.js'
import { drawFrom } from './draw.js'
import { outside, startLife, type Life } from './node.js'
import type { Fault, Plan } from './plan.js'
import { createWorld } from './world.js'

/** What is put between the product and its store, for builds that are broken on purpose. */
export interface Between {
  /** Between one node and its connection. */
  node?: (store: Store) => Store
  /** A node has just died. */
  died?: () => Promise<void>
}

/** Milliseconds that pass in a turn, by the clock of the county: in a schedule, an hour or so. */
const turnMs = 4_000
const begin = Date.parse('2026-10-12T09:40:00+08:00')
/** Turns after which what has not happened will not happen. */
const patience = 40_000

/** The nodes of a plan on one store, with what befalls them. */
export function createCounty(plan: Plan, base: Store, between: Between) {
  const draw = drawFrom(`${plan.seed}/world`)
  const world = createWorld(draw)
  const out = outside()
  const odd: string[] = []
  const lives: Life[] = []
  const back = new Map<number, number>()
  const shift = new Map<number, number>()
  let now = begin
  let born = 0
  let passing = true

  function bear(node: number): Life {
    const life = startLife(node, {
      world,
      store: base,
      atomic: plan.atomic,
      shared: plan.nodes > 1,
      outside: out,
      between: between.node,
      now: () => now + (shift.get(node) ?? 0),
      name: `${plan.seed}/life ${++born}`,
    })
    lives[node] = life
    return life
  }

  async function kill(node: number, until: number) {
    const life = lives[node]!
    if (life.line.dead) return
    await world.kill(life.line)
    await between.died?.()
    back.set(node, until)
  }

  /** What the scheduler of a node does each second. */
  function tick(life: Life): Promise<void> {
    life.ticking ??= life.runtime
      .fireDue()
      .then(() => life.runtime.settle())
      .catch(() => undefined)
      .finally(() => (life.ticking = undefined))
    return life.ticking
  }

  /** What it does each minute besides, and at its start. */
  const sweep = (life: Life): Promise<void> => life.runtime.recover()

  const alive = () => lives.filter(each => !each.line.dead)

  return {
    world,
    out,
    odd,
    draw,
    bear,
    tick,
    sweep,
    alive,
    now: () => now,
    pass: (ms: number) => void (now += ms),
    /** While it stands, no time passes. */
    stopClock: () => void (passing = false),
    startClock: () => void (passing = true),
    async turn(): Promise<boolean> {
      for (const [node, turn] of back)
        if (turn <= world.turn()) {
          back.delete(node)
          void bear(node)
            .runtime.recover()
            .catch(() => undefined)
        }
      if (passing) now += turnMs
      return world.next()
    },
    /** Lets the world go on until this has happened. */
    async until(work: Promise<unknown>, what: string): Promise<void> {
      let done = false
      const end = work.finally(() => (done = true))
      end.catch(() => undefined)
      for (let turns = 0; !done && turns < patience; turns++) await this.turn()
      if (!done) odd.push(`${what} does not end`)
      else await end.catch((error: unknown) => odd.push(`${what} fails: ${String(error)}`))
    },
    async strike(fault: Fault): Promise<void> {
      const weather = world.weather()
      const end = world.turn() + ('turns' in fault ? fault.turns : 0)
      switch (fault.kind) {
        case 'kill':
          return kill(fault.node, end)
        case 'cut':
          return void weather.cut.set(fault.node, end)
        case 'slow':
          return void weather.slow.set(fault.node, end)
        case 'fail':
          return void weather.failing.push(fault.when)
        case 'late':
          return void weather.late.push(fault.turns)
        case 'full':
          weather.full = end
          return
        case 'jump':
          if (fault.node === null) now += fault.ms
          else shift.set(fault.node, (shift.get(fault.node) ?? 0) + fault.ms)
          return
        case 'rush':
          for (const life of alive()) void tick(life)
      }
    },
    /** Connections hold, clocks go right, and every node is there. */
    async mend(): Promise<void> {
      world.clear()
      shift.clear()
      back.clear()
      for (const { line } of [...lives])
        if (line.dead)
          await this.until(bear(line.node).runtime.recover(), `the recovery of node ${line.node}`)
    },
    /** Until nothing is under way any more. */
    async still(): Promise<void> {
      let idle = 0
      for (let turns = 0; idle < 3 && turns < patience; turns++) idle = (await this.turn()) ? 0 : idle + 1
      if (idle < 3) odd.push('the county does not come to rest')
    },
  }
}
