import type { Server } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import type { Store } from '../store/index.js'
import type { Service } from './compose.js'
import { say } from './console.js'
import { closeAfterAnswers, stopServer } from './serving.js'

/** Milliseconds after which a stop that hangs is given up. */
const limit = 30_000

export interface Stopping {
  server: Server
  service: Pick<Service, 'drain' | 'end' | 'close'>
  store: Pick<Store, 'close'>
  /** Milliseconds for which requests are still taken after SIGTERM, until a proxy has seen that /readyz is red. */
  drain: number
}

/**
 * Stops in order when it is told to: the probe turns red, after a while no more connections are taken, what waits is
 * ended, requests under way are answered, jobs and the lease are given back, the store is closed. Whoever sits at the
 * terminal does not wait for a proxy; a second signal ends it at once.
 * @returns whether a stop is under way
 */
export function stopOnSignals({ server, service, store, drain }: Stopping): () => boolean {
  let stopping = false

  async function stop(signal: NodeJS.Signals): Promise<void> {
    say('Stopping: finishing what is under way')
    setTimeout(() => {
      say(`Stopping takes more than ${limit / 1000} seconds: given up`)
      process.exit(1)
    }, limit).unref()
    service.drain()
    closeAfterAnswers(server)
    if (signal === 'SIGTERM') await wait(drain)
    service.end()
    await stopServer(server)
    await service.close()
    await store.close()
    process.exit(0)
  }

  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const)
    process.on(signal, () => {
      if (stopping) return endAtOnce(signal)
      stopping = true
      stop(signal).catch((error: unknown) => {
        console.error(error)
        process.exit(1)
      })
    })
  return () => stopping
}

/** As the signal would by itself: an orderly exit would wait for, or break, what threads have in hand. */
function endAtOnce(signal: NodeJS.Signals): void {
  process.removeAllListeners(signal)
  process.kill(process.pid, signal)
}
