import type { Operation } from './operations.js'
import type { Committed, Writer } from './writer.js'

/** Batches that come one after the other with nobody beside them before one is written here. */
const patience = 16

/** Milliseconds that a commit may usually take and still be waited for here. */
const quick = 2

/**
 * Writes in the thread, so that nobody has to wait for the disk who does not write; but here when one acts alone and the
 * disk is quick: to wake two threads in turn would take as long as the writing. As soon as there is company the thread
 * writes again.
 * @param now milliseconds
 * @param committed called after each commit, wherever it was made
 */
export function twoWriters(thread: Writer, here: Writer, now: () => number, committed: () => void): Writer {
  let alone = 0
  let usual: number | undefined

  function note(begun: number): void {
    const took = now() - begun
    usual = usual === undefined ? took : usual + (took - usual) / 8
    committed()
  }

  return {
    commit(batch, company) {
      alone = company ? 0 : alone + 1
      const begun = now()
      if (alone <= patience || usual === undefined || usual > quick || !batch.every(isSmall))
        return Promise.resolve(thread.commit(batch, company)).then((done): Committed => {
          note(begun)
          return done
        })
      const done = here.commit(batch, company)
      note(begun)
      return done
    },
    async end() {
      await thread.end()
      await here.end()
    },
  }
}

/** What loads much is no act. */
const isSmall = ({ do: what }: Operation) => what !== 'load' && what !== 'keepBlob'
