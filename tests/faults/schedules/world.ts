import { setImmediate } from 'node:timers'
import { StoreError } from '../../../server/store/index.js'
import type { Draw } from './draw.js'
import type { Send, Sent } from './wire.js'

/** Where one life of a node is reached: the calls of a life that is over go nowhere and are never answered. */
export interface Line {
  node: number
  dead: boolean
}

interface Underway extends Sent {
  line: Line
  resolve: (value: never) => void
  reject: (error: unknown) => void
}

/** What is wrong with the connections and the store at the moment. `until` are turns. */
export interface Weather {
  cut: Map<number, number>
  slow: Map<number, number>
  full: number
  /** The next calls that fail, and how. */
  failing: ('before' | 'after')[]
  /** The next answers that are held back, and how long. */
  late: number[]
}

export const fairWeather = (): Weather => ({
  cut: new Map(),
  slow: new Map(),
  full: -1,
  failing: [],
  late: [],
})

/**
 * All calls of the store, of all nodes, in the hand of one who decides which of them is next and what becomes of it:
 * how the nodes interleave is drawn from the seed and nothing else.
 */
export function createWorld(draw: Draw) {
  let underway: Underway[] = []
  let held: { turn: number; give: () => void }[] = []
  let turn = 0
  let weather = fairWeather()

  const sendOn =
    (line: Line): Send =>
    <T>(call: Sent<T>) =>
      new Promise<T>((resolve, reject) => {
        if (!line.dead) underway.push({ ...call, line, resolve, reject })
      })

  /** Calls under way when a node dies have been done or have not: nobody hears. */
  async function kill(line: Line) {
    line.dead = true
    const lost = underway.filter(each => each.line === line)
    underway = underway.filter(each => each.line !== line)
    for (const each of lost) if (each.writes && draw.chance(0.5)) await each.run().catch(() => undefined)
  }

  async function give(call: Underway): Promise<void> {
    const cut = (weather.cut.get(call.line.node) ?? -1) >= turn
    const failing = cut ? draw.pick(['before', 'after'] as const) : weather.failing.shift()
    if (failing === 'before') return call.reject(lostCall())
    if (call.writes && weather.full >= turn) return call.reject(new StoreError('DISK_FULL', 'no space left'))
    const answer = await call.run().then(
      value => () => call.resolve(value as never),
      (error: unknown) => () => call.reject(error),
    )
    if (failing === 'after') return call.reject(lostCall())
    const late = weather.late.shift()
    if (late === undefined) answer()
    else held.push({ turn: turn + late, give: () => void (call.line.dead || answer()) })
  }

  return {
    sendOn,
    kill,
    turn: () => turn,
    weather: () => weather,
    clear: () => void (weather = fairWeather()),
    /** Lets one to three of the calls under way happen. False when there was none. */
    async next(): Promise<boolean> {
      turn++
      const ripe = held.filter(each => each.turn <= turn)
      held = held.filter(each => each.turn > turn)
      for (const each of ripe) each.give()
      await quiet()
      const free = underway.filter(each => (weather.slow.get(each.line.node) ?? -1) < turn)
      const chosen: Underway[] = []
      for (let n = 1 + draw.below(3); n > 0 && free.length > 0; n--)
        chosen.push(...free.splice(draw.below(free.length), 1))
      underway = underway.filter(each => !chosen.includes(each))
      await Promise.all(chosen.map(give))
      await quiet()
      return chosen.length > 0 || ripe.length > 0 || held.length > 0 || underway.length > 0
    },
  }
}

export type World = ReturnType<typeof createWorld>

const lostCall = () => new StoreError('STORE_FAILED', 'the connection was lost')

/** Until everything has been said that follows from what was answered. */
const quiet = () => new Promise<void>(resolve => setImmediate(resolve))
