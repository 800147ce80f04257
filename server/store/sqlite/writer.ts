import type { StoreError } from '../errors.js'
import type { Connection } from './connection.js'
import { endsTransaction, storeFailure } from './failures.js'
import type { Operation } from './operations.js'
import type { Layouts } from './layout.js'
import { perform } from './performing.js'

export type Outcome = { value: unknown } | { error: unknown }

/** What became of a batch: each operation stands or falls alone, or the transaction is lost with all of them. */
export type Committed = { outcomes: Outcome[] } | { lost: StoreError }

/** Whoever holds the connection that writes; one batch at a time. */
export interface Writer {
  /** @param company others are acting too: there are several operations, or these had to wait for the batch before */
  commit(batch: readonly Operation[], company?: boolean): Committed | Promise<Committed>
  /** After the last batch. */
  end(): Promise<void> | void
}

/** An operation has failed half done: the batch is to be done again in smaller steps. */
class HalfDone extends Error {}

/** Writes in this thread. */
export function localWriter(connection: Connection, layouts: Layouts): Writer {
  function inTransaction(batch: readonly Operation[], each: (operation: Operation) => Outcome): Committed {
    try {
      connection.exec('BEGIN IMMEDIATE')
      const outcomes = batch.map(each)
      connection.exec('COMMIT')
      return { outcomes }
    } catch (error) {
      if (connection.inTransaction()) connection.exec('ROLLBACK')
      if (error instanceof HalfDone) throw error
      return { lost: storeFailure(error) }
    }
  }

  /** One write that fails has changed nothing, so it needs no savepoint. */
  function plainly(operation: Operation): Outcome {
    try {
      return { value: perform(connection, layouts, operation) }
    } catch (error) {
      if (endsTransaction(error) || !connection.inTransaction()) throw error
      if (operation.followers || operation.do === 'load') throw new HalfDone()
      return { error }
    }
  }

  /** An operation that fails leaves the transaction as it found it; throws when the transaction is lost. */
  function underSavepoint(operation: Operation): Outcome {
    connection.run('SAVEPOINT operation')
    try {
      const value = perform(connection, layouts, operation)
      connection.run('RELEASE operation')
      return { value }
    } catch (error) {
      if (endsTransaction(error) || !connection.inTransaction()) throw error
      connection.run('ROLLBACK TO operation')
      connection.run('RELEASE operation')
      return { error }
    }
  }

  return {
    commit(batch) {
      try {
        return inTransaction(batch, plainly)
      } catch (error) {
        if (!(error instanceof HalfDone)) throw error
        return inTransaction(batch, underSavepoint)
      }
    },
    end: () => undefined,
  }
}
