import { setTimeout as wait } from 'node:timers/promises'
import { leaseTerm, type Lease } from '../runtime/index.js'

/** Milliseconds between two looks whether it is this node's turn. */
const pause = 500

/**
 * Does something that nodes do one after the other, such as laying in a county. What it does must bear being done twice:
 * a node that stands still for long loses its turn without knowing.
 * @throws AbortError when it is not begun by then
 */
export async function oneAtATime<T>(lease: Lease, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  while (!(await lease.hold())) await wait(pause, undefined, { signal })
  const renewing = setInterval(() => void lease.hold(), leaseTerm / 4)
  try {
    return await work()
  } finally {
    clearInterval(renewing)
    await lease.release()
  }
}
