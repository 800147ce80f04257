import { Worker } from 'node:worker_threads'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('./checkpoint-thread.js', import.meta.url))

/** Milliseconds between two checkpoints while there is writing. */
const pause = 200

export interface Checkpoints {
  /** There has been a commit. */
  due(): void
  end(): Promise<void>
}

/**
 * Checkpoints of a database in a thread of their own. Should it fail, the connection that writes makes its own when
 * the log has grown.
 */
export function checkpointsBeside(file: string): Checkpoints {
  const worker = new Worker(program, { workerData: file, name: 'checkpoints' })
  const over = new Promise<void>(resolve => worker.once('exit', () => resolve()))
  worker.on('error', () => undefined)
  worker.unref()
  let timer: NodeJS.Timeout | undefined
  return {
    due() {
      timer ??= setTimeout(() => {
        timer = undefined
        worker.postMessage('checkpoint')
      }, pause).unref()
    },
    async end() {
      clearTimeout(timer)
      worker.ref()
      worker.postMessage('end')
      await over
    },
  }
}
