import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Collection } from '../collection.js'
import { errorOf, type PlainError } from './errors-between-threads.js'
import { storeFailure } from './failures.js'
import { flattened } from './flat-batch.js'
import type { Committed, Outcome, Writer } from './writer.js'

export interface WriterData {
  file: string
  collections: readonly Collection<unknown>[]
}

/** What the thread answers to a batch: how many operations went well and have nothing to tell, or more. */
export type Reply = number | { values?: unknown[]; errors?: [number, PlainError][]; lost?: PlainError }

const program = fileURLToPath(new URL('./writer-thread.js', import.meta.url))

/** The thread runs a compiled file; there is none where the sources themselves run, as in tests. */
export const canThread = (): boolean => existsSync(program)

/**
 * Writes in a thread of its own, so that nothing else waits for the disk. A thread that dies takes its batch with it
 * (STORE_FAILED); the next batch finds a new one.
 */
export function threadedWriter(data: WriterData): Writer {
  let worker: Worker | undefined
  let answer: ((committed: Committed) => void) | undefined

  function started(): Worker {
    const fresh = new Worker(program, { workerData: data, name: 'store' })
    fresh.unref()
    fresh.on('message', (reply: Reply) => settle(committedOf(reply)))
    fresh.on('error', error => lose(fresh, error))
    fresh.on('exit', code => lose(fresh, new Error(`the writing thread ended (${code})`)))
    return fresh
  }

  function settle(committed: Committed): void {
    worker?.unref()
    const waiting = answer
    answer = undefined
    waiting?.(committed)
  }

  function lose(dead: Worker, error: unknown): void {
    if (worker !== dead) return
    worker = undefined
    settle({ lost: storeFailure(error) })
  }

  worker = started()
  return {
    commit: batch =>
      new Promise(resolve => {
        answer = resolve
        worker ??= started()
        // While it owes an answer the thread keeps the process alive, otherwise not.
        worker.ref()
        worker.postMessage(flattened(batch))
      }),
    async end() {
      const last = worker
      if (!last) return
      worker = undefined
      last.ref()
      await new Promise(resolve => {
        last.once('exit', resolve)
        last.postMessage('end')
      })
    },
  }
}

const done: Outcome = { value: undefined }

function committedOf(reply: Reply): Committed {
  if (typeof reply === 'number') return { outcomes: new Array<Outcome>(reply).fill(done) }
  const { values = [], errors = [], lost } = reply
  if (lost) return { lost: storeFailure(errorOf(lost)) }
  const outcomes: Outcome[] = values.map(value => ({ value }))
  for (const [i, error] of errors) outcomes[i] = { error: errorOf(error) }
  return { outcomes }
}
