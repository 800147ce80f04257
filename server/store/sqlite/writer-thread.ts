// The program of the thread that writes: a batch comes in, one transaction later its outcomes go out.
import { parentPort, workerData } from 'node:worker_threads'
import { openWritingOnly } from './connections.js'
import { plainError, type PlainError } from './errors-between-threads.js'
import { unflattened } from './flat-batch.js'
import { layoutsOf } from './layout.js'
import type { Reply, WriterData } from './threaded-writer.js'
import { localWriter, type Committed } from './writer.js'

const port = parentPort!
const { file, collections } = workerData as WriterData
const connection = openWritingOnly(file)
const writer = localWriter(connection, layoutsOf(collections))

port.on('message', (batch: unknown[] | 'end') => {
  if (batch !== 'end') return port.postMessage(replyOf(writer.commit(unflattened(batch)) as Committed))
  connection.close()
  port.close()
})

function replyOf(committed: Committed): Reply {
  if ('lost' in committed) return { lost: plainError(committed.lost) }
  const { outcomes } = committed
  if (outcomes.every(outcome => 'value' in outcome && outcome.value === undefined)) return outcomes.length
  const values: unknown[] = []
  const errors: [number, PlainError][] = []
  outcomes.forEach((outcome, i) => {
    if ('error' in outcome) errors.push([i, plainError(outcome.error)])
    else values[i] = outcome.value
  })
  return { values, errors }
}
