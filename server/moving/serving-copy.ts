import { existsSync } from 'node:fs'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { EVERY_COUNTY, type Collection, type Document, type Store } from '../store/index.js'
import { damaged } from './errors.js'
import { blobFile, copyBlob, type Progress } from './export.js'
import { makeFolder } from './files.js'
import { readChunk, writeLines } from './lines.js'
import type { Manifest, Part } from './manifest.js'
import { marksOf, type Moment } from './moment.js'

/** A copy that follows a store to which others write. */
export interface ServingCopy {
  /** Copies everything, each document as it is when its turn comes. */
  first(): Promise<void>
  /** Copies what is not as it was when it was copied. */
  catchUp(seen: Moment): Promise<void>
  /** Puts together what a moment held, when it has caught up with it. */
  write(moment: Moment): Promise<Pick<Manifest, 'documents' | 'sequences' | 'blobs'>>
}

/** Where what is copied first lies until it is put together. */
export const firstFolder = 'first'

/** Documents that are asked for at a time. */
const together = 500

interface Copied {
  c: Collection<Document>
  /** What each document was like before it was copied first. */
  before: Map<string, string>
  part: Part
  /** What was copied later, by `_id`, and what it was like before. */
  later: Map<string, { mark: string; document: Document }>
}

export function servingCopy(
  store: Store,
  collections: readonly Collection<Document>[],
  folder: string,
  tell?: (progress: Progress) => void,
): ServingCopy {
  const copies: Copied[] = []

  async function copyFirst(c: Collection<Document>): Promise<Copied> {
    const before = await marksOf(store, c)
    const rows = store.stream(c, EVERY_COUNTY, { sort: ['_id'] })
    let done = 0
    const part = await writeLines(folder, linesOf(firstFolder, c), [], rows, chunk => {
      done += chunk.count
      tell?.({ part: `documents/${c.name}`, done, total: Math.max(done, before.size) })
      return Promise.resolve()
    })
    return { c, before, part, later: new Map() }
  }

  async function catchUpWith(
    { c, before, later }: Copied,
    marks: ReadonlyMap<string, string>,
  ): Promise<void> {
    const stale = [...marks].filter(([id, mark]) => before.get(id) !== mark && later.get(id)?.mark !== mark)
    for (let at = 0; at < stale.length; at += together) {
      const ids = stale.slice(at, at + together).map(([id]) => id)
      const { items } = await store.find(c, EVERY_COUNTY, { where: { _id: { in: ids } }, limit: together })
      for (const document of items) later.set(document._id, { mark: marks.get(document._id)!, document })
    }
  }

  async function* merged({ before, part, later }: Copied, marks: ReadonlyMap<string, string>) {
    for (const chunk of part.chunks)
      for (const document of (await readChunk(folder, part.file, chunk)) as Document[])
        if (marks.has(document._id) && marks.get(document._id) === before.get(document._id)) yield document
    for (const [id, mark] of marks) if (before.get(id) !== mark) yield later.get(id)!.document
  }

  async function writeDocuments(copied: Copied, marks: ReadonlyMap<string, string>): Promise<Part> {
    const { c, before, part } = copied
    const file = linesOf('documents', c)
    const isAsFirst = part.count === marks.size && [...marks].every(([id, mark]) => before.get(id) === mark)
    if (!isAsFirst) return writeAll(folder, file, merged(copied, marks))
    await rename(join(folder, part.file), join(folder, file))
    return { ...part, file }
  }

  return {
    async first() {
      for (const each of ['documents', 'blobs', firstFolder]) await makeFolder(join(folder, each))
      for (const c of collections) copies.push(await copyFirst(c))
    },
    async catchUp(seen) {
      for (const copied of copies) await catchUpWith(copied, seen.documents.get(copied.c.name)!)
      // One that has been removed is missed by the next look.
      for (const info of seen.blobs.values()) await copyBlob(store, info, join(folder, blobFile(info)))
    },
    async write({ documents, sequences, blobs }) {
      const written: Record<string, Part> = {}
      for (const copied of copies)
        written[copied.c.name] = await writeDocuments(copied, documents.get(copied.c.name)!)
      for (const info of blobs.values())
        if (!existsSync(join(folder, blobFile(info))))
          throw damaged(`blobs/${info.id}`, '附件内容不见了', 'its content is missing')
      return {
        documents: written,
        sequences: await writeAll(folder, 'sequences.jsonl.gz', sequences.values()),
        blobs: await writeAll(folder, 'blobs.jsonl.gz', blobs.values()),
      }
    },
  }
}

const linesOf = (folder: string, c: Collection<unknown>) => join(folder, `${c.name}.jsonl.gz`)

function writeAll(
  folder: string,
  file: string,
  rows: Iterable<object> | AsyncIterable<object>,
): Promise<Part> {
  return writeLines(folder, file, [], rows, () => Promise.resolve())
}
