// A blob is a file and a row. The file is synced before its row is committed, and goes after its row has: a file
// without a row is left over from a crash and is swept when the store opens.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { isStoreError, StoreError } from '../errors.js'
import type { BlobAbout, BlobContent, BlobInfo, Blobs } from '../port.js'
import { storable } from '../values.js'
import type { Commits } from './commits.js'
import { blobRow, type BlobRow } from './blob-rows.js'
import type { Connection } from './connection.js'
import { filesIn, readFile, writeFile } from './files.js'

export interface FileBlobs extends Blobs {
  /** Removes the files that belong to no blob. */
  sweep(): Promise<void>
  /** Runs a copy during which no file goes away. */
  whileKept(copy: () => Promise<void>): Promise<void>
  /** Takes nothing more, and waits for what has begun. */
  finish(): Promise<void>
}

/** `folder` is asked for when it is needed. */
export function fileBlobs(
  connection: Connection,
  commits: Commits,
  folder: () => Promise<string>,
): FileBlobs {
  const doomed = new Set<string>()
  const begun = new Set<Promise<unknown>>()
  let copies = 0
  let finishing = false

  async function doing<T>(work: () => Promise<T>): Promise<T> {
    if (finishing) throw new StoreError('STORE_CLOSED', 'the store is closed')
    const promise = work()
    begun.add(promise)
    try {
      return await promise
    } finally {
      begun.delete(promise)
    }
  }

  async function discard(file: string): Promise<void> {
    doomed.add(file)
    if (copies > 0) return
    const files = [...doomed]
    doomed.clear()
    const at = await folder()
    await Promise.all(files.map(each => rm(join(at, each), { force: true })))
  }

  async function put(county: string, id: string, content: BlobContent, about: BlobAbout): Promise<BlobInfo> {
    const { name, type } = storable({ county, id, name: about.name, type: about.type }, 'blob')
    const written = await writeFile(await folder(), content, about.maxBytes ?? Infinity)
    try {
      const blob = { county, id, name, type, ...written }
      const kept = (await commits.write({ do: 'keepBlob', blob })) as BlobRow
      if (kept.file !== written.file) await discard(written.file)
      return infoOf(kept)
    } catch (error) {
      // After a commit of unknown outcome the row may be there: then the sweep decides.
      if (!isStoreError(error, 'STORE_FAILED')) await discard(written.file)
      throw error
    }
  }

  async function get(county: string, id: string) {
    const found = await commits.read(db => blobRow(db, county, id))
    return found && { info: infoOf(found), content: readFile(join(await folder(), found.file)) }
  }

  async function remove(county: string, id: string): Promise<boolean> {
    const file = (await commits.write({ do: 'removeBlob', county, id })) as string | undefined
    if (file !== undefined) await discard(file)
    return file !== undefined
  }

  async function whileKept(copy: () => Promise<void>): Promise<void> {
    copies++
    try {
      await copy()
    } finally {
      copies--
      for (const file of doomed) await discard(file)
    }
  }

  return {
    put: (county, id, content, about) => doing(() => put(county, id, content, about)),
    head: async (county, id) => (await doing(() => get(county, id)))?.info,
    get: (county, id) => doing(() => get(county, id)),
    remove: (county, id) => doing(() => remove(county, id)),
    whileKept: copy => doing(() => whileKept(copy)),
    async sweep() {
      const known = new Set(connection.all('SELECT file FROM "_blobs"').map(each => each.file))
      for (const file of await filesIn(await folder())) if (!known.has(file)) await discard(file)
    },
    async finish() {
      finishing = true
      await Promise.allSettled(begun)
    },
  }
}

function infoOf({ county, id, name, type, size, sha256 }: BlobRow): BlobInfo {
  return { county, id, name, type, size, sha256 }
}
