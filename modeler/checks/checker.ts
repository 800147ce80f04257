import type { Diagnostic } from '../../server/engine/index.js'

export interface Checker {
  /** What the engine says of a diagram; undefined when another was given meanwhile. */
  check(xml: string): Promise<Diagnostic[] | undefined>
  close(): void
}

/** The engine's own compiler, in a worker. */
export function createChecker(): Checker {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' })
  const waiting = new Map<number, (diagnostics: Diagnostic[] | undefined) => void>()
  let round = 0
  worker.addEventListener(
    'message',
    ({ data }: MessageEvent<{ round: number; diagnostics: Diagnostic[] }>) => {
      waiting.get(data.round)?.(data.round === round ? data.diagnostics : undefined)
      waiting.delete(data.round)
    },
  )
  return {
    check(xml) {
      const mine = ++round
      return new Promise(resolve => {
        waiting.set(mine, resolve)
        worker.postMessage({ round: mine, xml })
      })
    },
    close: () => worker.terminate(),
  }
}

/** Codes of a diagram that could not be stored without losing part of it. */
export const lossy: ReadonlySet<string> = new Set(['XML_MALFORMED', 'CONTENT_UNKNOWN'])
