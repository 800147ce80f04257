import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import type { StoreMeter } from '../store/metered.js'

/** How long work waits in this process before anything is done about it. */
export interface Load {
  /** Milliseconds: the worse of what the event loop and what the store's writes make a request wait now. */
  delay(): number
  /** Milliseconds by which the event loop is late. */
  loopDelay(): number
  /** Milliseconds that a write takes until it is on disk; of one that still waits, at least its age. */
  storeDelay(): number
  /** To be told of the writes. */
  store: StoreMeter
  stop(): void
}

/** Turns of the event loop that a request takes, about: each is late when the loop is. */
const turns = 8
/** Milliseconds between two looks at the event loop. */
const look = 250
/** Milliseconds after which what a write took says nothing about the present. */
const memory = 2_000

/**
 * Measures how late the event loop is and how long writes take, both smoothed, so that one pause is not a crowd.
 * @param now milliseconds of a clock that never goes back
 */
export function measureLoad(now: () => number = () => performance.now()): Load {
  const loop = monitorEventLoopDelay({ resolution: 10 })
  loop.enable()
  let late = 0
  const looking = setInterval(() => {
    // The histogram counts the pause of its own timer as well.
    const mean = Number.isNaN(loop.mean) ? 0 : Math.max(0, loop.mean / 1e6 - 10)
    late = (late + mean) / 2
    loop.reset()
  }, look).unref()

  const waiting = new Set<{ since: number }>()
  let took = 0
  let tookAt = -Infinity

  function storeDelay(): number {
    const [oldest] = waiting
    const age = oldest ? now() - oldest.since : 0
    return Math.max(age, now() - tookAt < memory ? took : 0)
  }

  return {
    loopDelay: () => late,
    storeDelay,
    delay: () => Math.max(turns * late, storeDelay()),
    store: {
      writing() {
        const mine = { since: now() }
        waiting.add(mine)
        return () => {
          waiting.delete(mine)
          const ms = now() - mine.since
          took = now() - tookAt < memory ? took + (ms - took) / 8 : ms
          tookAt = now()
        }
      },
    },
    stop() {
      clearInterval(looking)
      loop.disable()
    },
  }
}
