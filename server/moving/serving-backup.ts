import { existsSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Collection, Document, Store } from '../store/index.js'
import { alreadyThere } from './backup.js'
import { checkUsable, dataVersions, firstVersion, readDataVersion } from './data-version.js'
import { MovingError } from './errors.js'
import { countiesOf, type Progress } from './export.js'
import { makeFolder, syncFolder } from './files.js'
import { exportFormat, writeManifest, type Manifest } from './manifest.js'
import { isSameMoment, lookAt, type Moment } from './moment.js'
import { askForPause } from './pause.js'
import { firstFolder, servingCopy } from './serving-copy.js'

export interface ServingBackup {
  /** A database that others may use at the same time. */
  store: Store
  collections: readonly Collection<unknown>[]
  /** Where to; must not be there yet. */
  folder: string
  program: string
  /** Layout that the program knows. */
  dataVersion: number
  now: () => number
  /** Milliseconds for which nodes are asked to let their writes wait; they do so for 15 s at most. */
  patience?: number
  tell?: (progress: Progress) => void
}

/** Looks that ask nobody to wait: each has less to catch up with than the one before. */
const freeLooks = 3

/**
 * Copies what a store of several nodes holds as of one moment, in the form of an export, while they serve. Everything
 * is copied first, whenever its turn comes; then what has changed meanwhile, until two looks in a row find the same.
 * When that does not come by itself, the nodes are asked to let their writes wait a moment.
 * @throws MovingError NOT_EMPTY, NEWER, IMPORT_UNFINISHED, DAMAGED; CHANGED_MEANWHILE when nodes wrote on all the same
 */
export async function backupServing({
  store,
  folder,
  patience = 14_000,
  tell,
  ...rest
}: ServingBackup): Promise<Manifest> {
  const to = resolve(folder)
  if (existsSync(to)) throw alreadyThere(to)
  const collections = rest.collections.filter(
    each => each.name !== dataVersions.name,
  ) as Collection<Document>[]
  const stored = await readDataVersion(store)
  checkUsable(stored, rest.dataVersion)
  const partial = `${to}.partial`
  await rm(partial, { recursive: true, force: true })
  await makeFolder(partial)
  const asOf = new Date(rest.now()).toISOString()
  const copy = servingCopy(store, collections, partial, tell)
  await copy.first()
  const look = () => lookAt(store, collections)
  const written = await copy.write(await settled(store, look, copy.catchUp, patience))
  const later = await readDataVersion(store)
  if (later?.version !== stored?.version || later?.upgrading) throw restless()
  const manifest: Manifest = {
    format: exportFormat,
    program: rest.program,
    dataVersion: stored?.version ?? firstVersion,
    asOf,
    at: new Date(rest.now()).toISOString(),
    counties: await countiesOf(store, collections),
    ...written,
  }
  await rm(join(partial, firstFolder), { recursive: true })
  await writeManifest(partial, manifest)
  await rename(partial, to)
  await syncFolder(dirname(to))
  return manifest
}

/** Catches up until two looks in a row find the same. */
async function settled(
  store: Store,
  look: () => Promise<Moment>,
  catchUp: (seen: Moment) => Promise<void>,
  patience: number,
): Promise<Moment> {
  let seen = await look()
  async function settles(): Promise<boolean> {
    await catchUp(seen)
    const next = await look()
    const isSame = isSameMoment(seen, next)
    seen = next
    return isSame
  }
  for (let looks = 0; looks < freeLooks; looks++) if (await settles()) return seen
  const resume = await askForPause(store)
  try {
    for (const end = performance.now() + patience; performance.now() < end; await wait(50))
      if (await settles()) return seen
    throw restless()
  } finally {
    await resume()
  }
}

function restless(): MovingError {
  return new MovingError('CHANGED_MEANWHILE', {
    zh: '各节点没有停笔：可能有旧版本的节点在运行，或者数据太多，在允许的十几秒内核对不完。请稍后再试，或用 mongodump --oplog、快照备份。',
    en: 'The nodes wrote on: one of an older version may be running, or there is too much to compare within the seconds for which nodes wait. Try again later, or back up with mongodump --oplog or snapshots.',
  })
}
