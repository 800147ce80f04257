// For the last look of a backup the nodes of a database let their writes wait for some seconds. Nothing rests on their
// doing so: the backup compares what was there before and after, and a node that writes on makes it begin again.
import { randomUUID } from 'node:crypto'
import { collection, isStoreError, type Document, type Gate, type Store } from '../store/index.js'
import { dataVersions, everywhere } from './data-version.js'

interface Pause extends Document {
  /** Another one for each pause. */
  token: string
}

/** Beside the layout of the data: it concerns the whole store, and goes into no copy of it. */
const pauses = collection<Pause>(dataVersions.name)
const pauseId = 'pause'

/** Milliseconds after which a node writes again, whatever has become of the backup. */
const longest = 15_000
/** Milliseconds between two looks of a node. */
const look = 500

/**
 * Asks all nodes to let their writes wait, until it is told that they need not any more.
 * @returns what tells them
 */
export async function askForPause(store: Store): Promise<() => Promise<void>> {
  await store.remove(pauses, everywhere, pauseId)
  await store.insert(pauses, { _id: pauseId, county: everywhere, token: randomUUID() })
  return async () => void (await store.remove(pauses, everywhere, pauseId))
}

export interface Pausing {
  longest?: number
  look?: number
}

/**
 * Closes the gate of a node while a backup asks for it, each time once and for a bounded time.
 * @param store not behind the gate
 * @returns what ends it, with the gate open
 */
export function followPauses(store: Store, gate: Gate, pausing: Pausing = {}): () => void {
  let known: string | undefined
  let first = true
  let opening: NodeJS.Timeout | undefined
  let looking = false

  function open(): void {
    clearTimeout(opening)
    gate.open()
  }

  async function lookOnce(): Promise<void> {
    const token = (await store.get(pauses, everywhere, pauseId))?.token
    // What is there before this node may have been left by a backup that died.
    if (token === undefined) open()
    else if (token !== known && !first) {
      gate.close()
      clearTimeout(opening)
      opening = setTimeout(() => gate.open(), pausing.longest ?? longest).unref()
    }
    first = false
    known = token
  }

  const timer = setInterval(() => {
    if (looking) return
    looking = true
    lookOnce()
      .catch((error: unknown) => {
        // A store that is away is told by the readiness; its writes need no gate.
        if (!isStoreError(error)) throw error
        open()
      })
      .finally(() => (looking = false))
  }, pausing.look ?? look).unref()
  return () => {
    clearInterval(timer)
    open()
  }
}
