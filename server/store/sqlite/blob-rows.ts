import { DuplicateError } from '../errors.js'
import type { BlobInfo } from '../port.js'
import type { Connection, Row } from './connection.js'

/** What the store knows of a blob; `file` is relative to the folder of the blobs. */
export interface BlobRow extends BlobInfo {
  file: string
}

export function blobRow(db: Connection, county: string, id: string): BlobRow | undefined {
  return blobOf(db.first('SELECT * FROM "_blobs" WHERE county = ? AND id = ?', county, id))
}

/** The row as it stands then: an equal content that was there stays. @throws DUPLICATE for another content */
export function keepBlob(db: Connection, blob: BlobRow): BlobRow {
  const { county, id, file, name, type, size, sha256 } = blob
  const present = blobRow(db, county, id)
  if (present && present.sha256 !== sha256) throw new DuplicateError('blobs', ['id'])
  if (present) return present
  db.run('INSERT INTO "_blobs" VALUES (?, ?, ?, ?, ?, ?, ?)', county, id, file, name, type, size, sha256)
  return blob
}

/** The file that belongs to nobody then; undefined when there was no such blob. */
export function removeBlob(db: Connection, county: string, id: string): string | undefined {
  const file = blobRow(db, county, id)?.file
  if (file !== undefined) db.run('DELETE FROM "_blobs" WHERE county = ? AND id = ?', county, id)
  return file
}

function blobOf(row: Row | undefined): BlobRow | undefined {
  if (!row) return undefined
  const { county, id, file, name, type, size, sha256 } = row
  return { county, id, file, name, type, size, sha256 } as BlobRow
}
