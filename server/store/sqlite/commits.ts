// Group commit. Writes wait until the turn of the event loop ends and until the commit under way is over, then share
// the next one: the longer a commit takes the more share the next, and nobody waits for company.
import { setImmediate } from 'node:timers'
import { StoreError } from '../errors.js'
import type { StoreMeter } from '../metered.js'
import type { Connection } from './connection.js'
import { endsTransaction, storeFailure } from './failures.js'
import type { Operation } from './operations.js'
import type { Committed, Outcome, Writer } from './writer.js'

export type CommitMeter = Pick<StoreMeter, 'committed'>

export interface Commits {
  /** Done in the next commit; the promise settles after it. */
  write(operation: Operation): Promise<unknown>
  /** Reads what is committed, when the turn of the event loop ends. */
  read<T>(operation: (db: Connection) => T): Promise<T>
  /** Commits what waits. Afterwards everything fails with STORE_CLOSED. */
  end(): Promise<void>
  /** Why the last commit failed, unless one has succeeded since. */
  failure(): StoreError | undefined
}

interface Waiting<What> {
  what: What
  resolve: (value: never) => void
  reject: (error: unknown) => void
}

/** `connection` reads what is committed, and only when no batch of the writer is half done. */
export function groupCommits(writer: Writer, connection: Connection, meter?: CommitMeter): Commits {
  let reads: Waiting<(db: Connection) => unknown>[] = []
  let writes: Waiting<Operation>[] = []
  let scheduled = false
  let committing: Promise<void> | undefined
  let settling: Promise<void> | undefined
  let failure: StoreError | undefined
  let ended = false

  function issue<What>(list: Waiting<What>[], what: What): Promise<never> {
    if (ended) return Promise.reject(new StoreError('STORE_CLOSED', 'the store is closed'))
    return new Promise((resolve, reject) => {
      if (!scheduled) {
        scheduled = true
        setImmediate(endTurn)
      }
      list.push({ what, resolve, reject })
    })
  }

  function endTurn(): void {
    scheduled = false
    const asked = reads
    reads = []
    for (const each of asked) settle(each, outcomeOf(connection, each.what))
    commit()
  }

  function commit(waited = false): void {
    if (committing || writes.length === 0) return
    const batch = writes
    writes = []
    const begun = performance.now()
    const operations = batch.map(each => each.what)
    const done = writer.commit(operations, waited || operations.length > 1)
    if (!(done instanceof Promise)) {
      failure = failureOf(done)
      if (!failure) meter?.committed?.(batch.length, performance.now() - begun)
      return batch.forEach((each, i) => settle(each, outcomeIn(done, i)))
    }
    committing = done.then(committed => {
      committing = undefined
      failure = failureOf(committed)
      if (!failure) meter?.committed?.(batch.length, performance.now() - begun)
      settling = settleByParts(batch, committed)
      commit(true)
    })
  }

  return {
    write: operation => issue(writes, operation),
    read: operation => issue(reads, operation),
    async end() {
      endTurn()
      ended = true
      while (committing) await committing
      await settling
    },
    failure: () => failure,
  }
}

/**
 * In four parts, each in a turn of its own: while those who got their answer first decide what comes next, their
 * writes are on the way to the writer already, and both threads work.
 */
async function settleByParts(batch: Waiting<Operation>[], committed: Committed): Promise<void> {
  const part = Math.ceil(batch.length / 4)
  for (let from = 0; from < batch.length; from += part) {
    if (from > 0) await nextTurn()
    batch.slice(from, from + part).forEach((each, i) => settle(each, outcomeIn(committed, from + i)))
  }
}

const nextTurn = () => new Promise(resolve => setImmediate(resolve))

function outcomeIn(committed: Committed, i: number): Outcome {
  return 'lost' in committed ? { error: committed.lost } : committed.outcomes[i]!
}

function failureOf(committed: Committed): StoreError | undefined {
  return 'lost' in committed ? committed.lost : undefined
}

function settle({ resolve, reject }: Waiting<unknown>, outcome: Outcome): void {
  if ('error' in outcome) reject(outcome.error)
  else resolve(outcome.value as never)
}

function outcomeOf(db: Connection, operation: (db: Connection) => unknown): Outcome {
  try {
    return { value: operation(db) }
  } catch (error) {
    return { error: endsTransaction(error) ? storeFailure(error) : error }
  }
}
