import { dataVersions, migrations, readDataVersion, upgrade, versionOf } from '../moving/index.js'
import type { Collection, Store } from '../store/index.js'

/** Layout of the stored data that this program reads and writes. */
export const knownLayout = versionOf(migrations)

export const layoutCollections: readonly Collection<unknown>[] = [dataVersions]

export interface LayoutContext {
  store: Store
  collections: readonly Collection<unknown>[]
  program: string
  now: () => number
}

/**
 * Brings the stored data to the layout of this program; what was stored by an older one is upgraded.
 * @throws AbortError when it is told to stop; the next start goes on from there
 */
export async function bringLayout(
  { store, collections, program, now }: LayoutContext,
  tell: (text: string) => void,
  signal: AbortSignal,
): Promise<void> {
  await upgrade({
    store,
    collections,
    migrations,
    program,
    now,
    tell: ({ name, seen }) => tell(`正在升级数据：${name} ${seen}`),
    stopped: () => signal.aborted,
  })
  signal.throwIfAborted()
}

/** Milliseconds between two looks. */
const look = 20_000

/**
 * Looks from time to time whether a newer program has begun to upgrade the data: what this one writes would not be read
 * any more. Says so once.
 * @returns what ends it
 */
export function watchLayout(store: Store, leftBehind: () => void, every = look): () => void {
  const looking = setInterval(() => {
    readDataVersion(store)
      .then(stored => {
        if (stored === undefined || Math.max(stored.version, stored.upgrading?.to ?? 0) <= knownLayout) return
        clearInterval(looking)
        leftBehind()
      })
      // A store that is away is told by the readiness.
      .catch(() => undefined)
  }, every).unref()
  return () => clearInterval(looking)
}
