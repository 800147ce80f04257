import { hash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { open, readdir, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { EVERY_COUNTY, type BlobInfo, type Collection, type Document, type Store } from '../store/index.js'
import { checkUsable, dataVersions, firstVersion, readDataVersion } from './data-version.js'
import { damaged, MovingError } from './errors.js'
import { makeFolder, ownersOnly, syncFolder, using } from './files.js'
import { journalFile, openJournal, type Journal } from './journal.js'
import { writeLines } from './lines.js'
import { exportFormat, manifestFile, writeManifest, type Manifest, type Part } from './manifest.js'

export interface Progress {
  /** Name of a collection, or `sequences` or `blobs`. */
  part: string
  done: number
  total: number
}

export interface Export {
  store: Store
  collections: readonly Collection<unknown>[]
  /** Where to; made when it is not there. An export that was broken off there goes on. */
  folder: string
  program: string
  /** Layout that the program knows. */
  dataVersion: number
  now: () => number
  tell?: (progress: Progress) => void
}

/**
 * Writes everything that a store holds into files that any store can take in: a file of JSON lines for each
 * collection, the sequences, the attachments, and a manifest with counts and hashes. Nobody else may write to the
 * store meanwhile.
 * @throws MovingError NOT_EMPTY, CHANGED_MEANWHILE, NEWER, IMPORT_UNFINISHED
 */
export async function exportAll({ store, folder, ...rest }: Export): Promise<Manifest> {
  const collections = rest.collections.filter(
    each => each.name !== dataVersions.name,
  ) as Collection<Document>[]
  const stored = await readDataVersion(store)
  checkUsable(stored, rest.dataVersion)
  const dataVersion = stored?.version ?? firstVersion
  await prepareFolder(folder)
  const journal = await openJournal(folder)
  try {
    const state = await stateOf(store, collections)
    if (!journal.begun) await journal.write({ begun: { format: exportFormat, dataVersion, state } })
    else if (journal.begun.state !== state || journal.begun.format !== exportFormat) throw changed(folder)
    const parts = partsOf(store, collections, folder)
    const written = new Map<string, Part>()
    for (const part of parts) written.set(part.name, await writePart(folder, part, journal, rest.tell))
    if ((await stateOf(store, collections)) !== state) throw changed(folder)
    const manifest: Manifest = {
      format: exportFormat,
      program: rest.program,
      dataVersion,
      at: new Date(rest.now()).toISOString(),
      counties: await countiesOf(store, collections),
      documents: Object.fromEntries(collections.map(({ name }) => [name, written.get(`documents/${name}`)!])),
      sequences: written.get('sequences')!,
      blobs: written.get('blobs')!,
    }
    await writeManifest(folder, manifest)
    return manifest
  } finally {
    await journal.close()
  }
}

async function prepareFolder(folder: string): Promise<void> {
  const present: string[] = await readdir(folder).catch(() => [])
  if (present.includes(manifestFile) || (present.length > 0 && !present.includes(journalFile))) {
    throw new MovingError('NOT_EMPTY', {
      zh: `${folder} 不是空的，也不是没做完的导出。请给一个新的目录。`,
      en: `${folder} is neither empty nor an export that was broken off. Name a new folder.`,
    })
  }
  await makeFolder(join(folder, 'documents'))
  await makeFolder(join(folder, 'blobs'))
}

function changed(folder: string): MovingError {
  return new MovingError('CHANGED_MEANWHILE', {
    zh: `导出期间数据有变动。请停止所有服务，删去 ${folder}，重新导出。`,
    en: `The store has changed since the export began. Stop every node, remove ${folder} and export again.`,
  })
}

interface Source {
  name: string
  file: string
  total: () => Promise<number>
  /** What comes after this `_id`, or everything. */
  rows: (after: string | undefined) => AsyncIterable<object>
  /** False when its pieces cannot be told apart by `_id`: it is then written anew. */
  resumes: boolean
}

function partsOf(store: Store, collections: readonly Collection<Document>[], folder: string): Source[] {
  const documents = collections.map((c): Source => ({
    name: `documents/${c.name}`,
    file: `documents/${c.name}.jsonl.gz`,
    total: () => store.count(c, EVERY_COUNTY),
    rows: after =>
      store.stream(c, EVERY_COUNTY, {
        where: after === undefined ? {} : { _id: { gt: after } },
        sort: ['_id'],
      }),
    resumes: true,
  }))
  const whole = (name: string, rows: () => AsyncIterable<object>): Source => ({
    name,
    file: `${name}.jsonl.gz`,
    total: () => lengthOf(rows()),
    rows,
    resumes: false,
  })
  return [
    ...documents,
    whole('sequences', () => store.contents.sequences()),
    { ...whole('blobs', () => store.contents.blobs()), rows: () => copiedBlobs(store, folder) },
  ]
}

async function writePart(
  folder: string,
  { name, file, total, rows, resumes }: Source,
  journal: Journal,
  tell: Export['tell'],
): Promise<Part> {
  const present = journal.whole(name)
  if (present) return present
  const there = resumes ? journal.chunks(name) : []
  let done = there.reduce((sum, chunk) => sum + chunk.count, 0)
  const all = await total()
  tell?.({ part: name, done, total: all })
  const part = await writeLines(folder, file, there, rows(there.at(-1)?.last), async chunk => {
    if (resumes) await journal.write({ part: name, chunk })
    done += chunk.count
    tell?.({ part: name, done, total: all })
  })
  await journal.write({ part: name, whole: part })
  return part
}

/** Where the content of an attachment lies in an export. */
export function blobFile({ sha256 }: Pick<BlobInfo, 'sha256'>): string {
  return join('blobs', sha256.slice(0, 2), sha256)
}

/** Tells each attachment when its content is on disk. */
async function* copiedBlobs(store: Store, folder: string): AsyncGenerator<BlobInfo> {
  for await (const info of store.contents.blobs()) {
    if (!(await copyBlob(store, info, join(folder, blobFile(info)))))
      throw damaged(`blobs/${info.id}`, '附件内容不见了', 'its content is missing')
    yield info
  }
}

/** Puts its content under this name; false when the store has none. */
export async function copyBlob(store: Store, info: BlobInfo, path: string): Promise<boolean> {
  if (existsSync(path)) return true
  const found = await store.blobs.get(info.county, info.id)
  if (!found) return false
  await makeFolder(dirname(path))
  const partial = `${path}.partial`
  await using(await open(partial, 'w', ownersOnly), async handle => {
    await writeFile(handle, found.content)
    await handle.sync()
  })
  await rename(partial, path)
  await syncFolder(dirname(path))
  return true
}

async function lengthOf(rows: AsyncIterable<unknown>): Promise<number> {
  let length = 0
  for await (const _ of rows) length++
  return length
}

export async function countiesOf(
  store: Store,
  collections: readonly Collection<Document>[],
): Promise<string[]> {
  const counties = new Set<string>()
  for (const c of collections) {
    const groups = await store.group(c, EVERY_COUNTY, { by: ['county'], measures: { n: 'count' } })
    for (const { key } of groups) counties.add(key.county as string)
  }
  return [...counties].sort()
}

/**
 * Differs when anything was written in between: every write raises a revision, a sequence or a number of documents or
 * attachments.
 */
async function stateOf(store: Store, collections: readonly Collection<Document>[]): Promise<string> {
  const all: unknown[] = []
  for (const c of collections) {
    const [group] = await store.group(c, EVERY_COUNTY, {
      by: [],
      measures: { n: 'count', revs: { sum: 'rev' } },
    })
    all.push([c.name, group?.values.n ?? 0, group?.values.revs ?? 0])
  }
  for await (const each of store.contents.sequences()) all.push([each.county, each.name, each.value])
  all.push(await lengthOf(store.contents.blobs()))
  return hash('sha256', JSON.stringify(all))
}
