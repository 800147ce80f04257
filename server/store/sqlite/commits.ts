// Group commit. Operations wait until the turn of the event loop ends, then run one after the other in one
// transaction that is over before the next turn: whatever anyone reads is on disk already.
import { setImmediate } from 'node:timers'
import { StoreError } from '../errors.js'
import type { Connection } from './connection.js'
import { endsTransaction, storeFailure } from './failures.js'

export interface Commits {
  /** Runs in the next commit; the promise settles after it. The operation must be synchronous. */
  write<T>(operation: () => T): Promise<T>
  /** Runs after the writes issued before it, and settles after their commit. */
  read<T>(operation: () => T): Promise<T>
  /** Commits what waits. Afterwards everything fails with STORE_CLOSED. */
  end(): void
  /** Why the last commit failed, unless one has succeeded since. */
  failure(): StoreError | undefined
}

interface Waiting {
  writes: boolean
  operation: () => unknown
  resolve: (value: never) => void
  reject: (error: unknown) => void
}

type Outcome = { value: unknown } | { error: unknown }

export function groupCommits(connection: Connection): Commits {
  let waiting: Waiting[] = []
  let failure: StoreError | undefined
  let ended = false

  function issue<T>(writes: boolean, operation: () => T): Promise<T> {
    if (ended) return Promise.reject(new StoreError('STORE_CLOSED', 'the store is closed'))
    return new Promise<T>((resolve, reject) => {
      if (waiting.length === 0) setImmediate(commit)
      waiting.push({ writes, operation, resolve, reject })
    })
  }

  function commit(): void {
    const batch = waiting
    waiting = []
    if (batch.length === 0) return
    const outcomes = batch.some(each => each.writes) ? inTransaction(batch) : batch.map(outcomeOf)
    batch.forEach((each, i) => {
      const outcome = outcomes[i]!
      if ('error' in outcome) each.reject(outcome.error)
      else each.resolve(outcome.value as never)
    })
  }

  function inTransaction(batch: Waiting[]): Outcome[] {
    try {
      connection.exec('BEGIN IMMEDIATE')
      const outcomes = batch.map(each => (each.writes ? underSavepoint(connection, each) : outcomeOf(each)))
      connection.exec('COMMIT')
      failure = undefined
      return outcomes
    } catch (error) {
      if (connection.inTransaction()) connection.exec('ROLLBACK')
      const lost = (failure = storeFailure(error))
      // Reads may have seen what has gone: they read again.
      return batch.map(each => (each.writes ? { error: lost } : outcomeOf(each)))
    }
  }

  return {
    write: operation => issue(true, operation),
    read: operation => issue(false, operation),
    end() {
      commit()
      ended = true
    },
    failure: () => failure,
  }
}

function outcomeOf({ operation }: Waiting): Outcome {
  try {
    return { value: operation() }
  } catch (error) {
    return { error: endsTransaction(error) ? storeFailure(error) : error }
  }
}

/** An operation that fails by itself leaves the transaction as it found it; throws when the transaction is lost. */
function underSavepoint(connection: Connection, { operation }: Waiting): Outcome {
  connection.run('SAVEPOINT operation')
  try {
    const value = operation()
    connection.run('RELEASE operation')
    return { value }
  } catch (error) {
    if (endsTransaction(error) || !connection.inTransaction()) throw error
    connection.run('ROLLBACK TO operation')
    connection.run('RELEASE operation')
    return { error }
  }
}
