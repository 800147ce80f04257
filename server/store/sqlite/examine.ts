// Looking into a data folder or a backup without changing a byte of it.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Document } from '../port.js'
import { blobsFolder, databaseFile } from './backup.js'
import { connect } from './connection.js'
import { lockFolder } from './lock.js'
import { readBody } from './rows.js'

export interface Examined {
  /** What SQLite finds wrong with the file; nothing when it is whole. Reads all of it. */
  problems(): string[]
  /** By the name of the collection. */
  counts(): Record<string, number>
  counties(): string[]
  document(collection: string, id: string): Document | undefined
  /** Files of attachments, relative to the folder. */
  blobs(): ExaminedBlob[]
  close(): void
}

export interface ExaminedBlob {
  file: string
  size: number
  /** Hex. */
  sha256: string
}

/** @returns undefined when the folder holds no database */
export function examine(folder: string): Examined | undefined {
  const file = join(folder, databaseFile)
  if (!existsSync(file)) return undefined
  const db = connect(file, { readOnly: true })
  const tables = () =>
    db.all('SELECT name FROM "_declarations" ORDER BY name').map(each => each.name as string)
  const has = (name: string) => db.first('SELECT 1 FROM sqlite_schema WHERE name = ?', name) !== undefined
  return {
    problems() {
      const told = db.all('PRAGMA integrity_check(5)').map(each => String(each.integrity_check))
      return told.filter(each => each !== 'ok')
    },
    counts: () =>
      Object.fromEntries(
        tables().map(name => [name, db.first(`SELECT count(*) AS n FROM "${name}"`)!.n as number]),
      ),
    counties() {
      const all = tables().flatMap(name => db.all(`SELECT DISTINCT county FROM "${name}"`))
      return [...new Set(all.map(each => each.county as string))].sort()
    },
    document(collection, id) {
      if (!has(collection)) return undefined
      const row = db.first(`SELECT * FROM "${collection}" WHERE _id = ?`, id)
      return row && readBody(row)
    },
    blobs: () =>
      db.all('SELECT file, size, sha256 FROM "_blobs"').map(({ file, size, sha256 }) => ({
        file: join(blobsFolder, file as string),
        size: size as number,
        sha256: sha256 as string,
      })),
    close: () => db.close(),
  }
}

/** Holds a data folder that is there, so that no service begins on it. @throws DATA_LOCKED while one runs */
export function holdFolder(folder: string): () => void {
  return existsSync(join(folder, databaseFile)) ? lockFolder(folder) : () => undefined
}
