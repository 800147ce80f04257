import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import {
  EVERY_COUNTY,
  isStoreError,
  type BlobInfo,
  type Collection,
  type Document,
  type SequenceState,
  type Store,
} from '../store/index.js'
import {
  dataVersions,
  everywhere,
  isEmpty,
  readDataVersion,
  stamp,
  type DataVersion,
} from './data-version.js'
import { damaged, MovingError } from './errors.js'
import { blobFile, type Progress } from './export.js'
import { readChunk } from './lines.js'
import { readManifest, type Manifest, type Part } from './manifest.js'
import { isSame, tallyOf, type Tally } from './tally.js'

export interface Import {
  store: Store
  collections: readonly Collection<unknown>[]
  folder: string
  /** Layout that the program knows. */
  dataVersion: number
  program: string
  now: () => number
  /** What is true of the store that was exported and not of this one: checked like the rest and not taken in. */
  leave?: readonly Collection<unknown>[]
  /** Goes on with an import of the same export that was broken off. */
  resume?: boolean
  tell?: (progress: Progress) => void
}

/**
 * Takes an export into an empty store and compares what is there then, by count and hash. Until that is done nobody
 * can use the store. An export of an older layout is upgraded at the next start.
 * @throws MovingError NOT_WHAT_IT_IS, NEWER, DAMAGED, NOT_EMPTY
 */
export async function importAll({
  store,
  folder,
  collections,
  leave = [],
  tell,
  ...rest
}: Import): Promise<Manifest> {
  const { manifest, sha256 } = await readManifest(folder, rest)
  const parts = partsOf(store, collections, leave, folder, manifest)
  let mark = await begin(store, collections, manifest, sha256, rest)
  const from = mark.importing!
  for (const [at, { name, part, take }] of parts.entries()) {
    let done = 0
    for (const [number, chunk] of part.chunks.entries()) {
      done += chunk.count
      if (at < from.part || (at === from.part && number < from.chunk)) continue
      await take(await readChunk(folder, part.file, chunk))
      const importing = { manifest: sha256, part: at, chunk: number + 1 }
      mark = await store.update(dataVersions, everywhere, mark._id, mark.rev, { set: { importing } })
      tell?.({ part: name, done, total: part.count })
    }
  }
  for (const { name, part, held } of parts) {
    const found = await held()
    if (!isSame(found, part)) throw unlike(name, part, found)
  }
  await store.update(dataVersions, everywhere, mark._id, mark.rev, { unset: ['importing'] })
  return manifest
}

interface Target {
  name: string
  part: Part
  take(rows: object[]): Promise<void>
  /** What the store holds of it now. */
  held(): Promise<Tally>
}

function partsOf(
  store: Store,
  collections: readonly Collection<unknown>[],
  leave: readonly Collection<unknown>[],
  folder: string,
  manifest: Manifest,
): Target[] {
  const documents = Object.entries(manifest.documents).map(([name, part]): Target => {
    if (leave.some(each => each.name === name))
      return { name: `documents/${name}`, part, take: async () => {}, held: () => Promise.resolve(part) }
    const c = collections.find(each => each.name === name) as Collection<Document> | undefined
    if (!c && part.count > 0) {
      throw new MovingError('NOT_WHAT_IT_IS', {
        zh: `本程序没有名为 ${name} 的数据，不能导入。请用导出它的程序版本（${manifest.program}）。`,
        en: `This program has no collection ${name}. Import with the program that exported it (${manifest.program}).`,
      })
    }
    return {
      name: `documents/${name}`,
      part,
      take: rows => store.contents.load(c!, rows as Document[]),
      held: () => (c ? tallyOf(store.stream(c, EVERY_COUNTY)) : Promise.resolve(part)),
    }
  })
  return [
    ...documents,
    {
      name: 'sequences',
      part: manifest.sequences,
      async take(rows) {
        for (const row of rows) await store.contents.raise(row as SequenceState)
      },
      held: () => tallyOf(store.contents.sequences()),
    },
    {
      name: 'blobs',
      part: manifest.blobs,
      async take(rows) {
        for (const row of rows) await putBlob(store, folder, row as BlobInfo)
      },
      held: () => tallyOf(store.contents.blobs()),
    },
  ]
}

async function putBlob(store: Store, folder: string, info: BlobInfo): Promise<void> {
  const file = blobFile(info)
  const content = createReadStream(join(folder, file)) as AsyncIterable<Uint8Array>
  try {
    const put = await store.blobs.put(info.county, info.id, content, { ...info, maxBytes: info.size })
    if (put.sha256 === info.sha256) return
  } catch (error) {
    if (isStoreError(error) && !['TOO_LARGE', 'DUPLICATE'].includes(error.code)) throw error
    throw damaged(file, '读不出原来的内容', 'it does not hold what was exported', error)
  }
  await store.blobs.remove(info.county, info.id)
  throw damaged(file, '校验和不符', 'its checksum does not fit')
}

async function begin(
  store: Store,
  collections: readonly Collection<unknown>[],
  manifest: Manifest,
  sha256: string,
  { resume, program, now }: Pick<Import, 'resume' | 'program' | 'now'>,
): Promise<DataVersion> {
  const stored = await readDataVersion(store)
  const importing = { manifest: sha256, part: 0, chunk: 0 }
  if (stored?.importing?.manifest === sha256 && resume) return stored
  const empty = !stored?.importing && (await isEmpty(store, collections))
  if (!empty) throw notEmpty(stored?.importing !== undefined)
  const fields = { version: manifest.dataVersion, program, at: now(), importing }
  return stored
    ? store.update(dataVersions, everywhere, stored._id, stored.rev, { set: fields })
    : stamp(store, fields)
}

function notEmpty(begun: boolean): MovingError {
  return begun
    ? new MovingError('NOT_EMPTY', {
        zh: '这里有一次没做完的导入：同一份导出可加 --resume 接着做，否则请换一个空的库。',
        en: 'An import into this store was broken off: go on with the same export and --resume, or take an empty store.',
      })
    : new MovingError('NOT_EMPTY', {
        zh: '目标库不是空的。只能导入到空的库里：请换一个空的库或数据目录。',
        en: 'The store is not empty. An import goes into an empty one: name another database or data folder.',
      })
}

function unlike(name: string, wanted: Tally, found: Tally): MovingError {
  return new MovingError('DAMAGED', {
    zh: `导入后核对不符：${name} 应有 ${wanted.count} 条（${wanted.digest.slice(0, 12)}…），实有 ${found.count} 条（${found.digest.slice(0, 12)}…）。请换空库重新导入。`,
    en: `What was imported differs: ${name} should have ${wanted.count} rows (${wanted.digest.slice(0, 12)}…) and has ${found.count} (${found.digest.slice(0, 12)}…). Import again into an empty store.`,
  })
}
