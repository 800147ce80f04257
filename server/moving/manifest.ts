import { hash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { damaged, MovingError, newer } from './errors.js'
import { replaceFile, type FileSum } from './files.js'
import type { Tally } from './tally.js'

export const manifestFile = 'manifest.json'
/** Number of the form of an export's files. */
export const exportFormat = 1

/** A piece of a file of JSON lines: a gzip member of its own, so that the file is one for `zcat` too. */
export interface Chunk extends Tally {
  /** Where it begins in the file. */
  offset: number
  bytes: number
  /** Of its bytes, hex. */
  sha256: string
  /** `_id` of its last document; absent for sequences and attachments. */
  last?: string
}

export interface Part extends Tally, FileSum {
  file: string
  chunks: Chunk[]
}

/** Written last: an export without it is not finished. */
export interface Manifest {
  format: number
  program: string
  /** Layout of the stored data. */
  dataVersion: number
  /** ISO 8601, when it was finished. */
  at: string
  /** Of a backup: everything that was acknowledged before is in it. */
  asOf?: string
  counties: string[]
  /** By the name of the collection. */
  documents: Record<string, Part>
  sequences: Part
  /** What the attachments are; their contents lie under `blobs/` by their SHA-256. */
  blobs: Part
}

export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  await replaceFile(join(folder, manifestFile), `${JSON.stringify(manifest, null, 1)}\n`)
}

/** The manifest of a finished export, and what names it. @throws MovingError NOT_WHAT_IT_IS, NEWER, DAMAGED */
export async function readManifest(
  folder: string,
  known: { dataVersion: number },
): Promise<{ manifest: Manifest; sha256: string }> {
  const path = join(folder, manifestFile)
  const text = await readFile(path, 'utf8').catch(() => undefined)
  if (text === undefined) {
    throw new MovingError('NOT_WHAT_IT_IS', {
      zh: `${folder} 里没有 ${manifestFile}：不是导出的数据，或者导出没有做完（再运行一次 huying export 会接着做）。`,
      en: `${folder} has no ${manifestFile}: it is no export, or one that was not finished (run huying export again and it goes on).`,
    })
  }
  const manifest = parsed(path, text)
  if (manifest.format > exportFormat) throw newer(path, manifest.format, exportFormat, manifest.program)
  if (manifest.dataVersion > known.dataVersion)
    throw newer(path, manifest.dataVersion, known.dataVersion, manifest.program)
  return { manifest, sha256: hash('sha256', text) }
}

/** Whether this is the backup of a database: an export as of one moment. A damaged manifest is told by reading it. */
export async function isDatabaseBackup(folder: string): Promise<boolean> {
  const text = await readFile(join(folder, manifestFile), 'utf8').catch(() => '')
  return text.includes('"asOf"')
}

function parsed(path: string, text: string): Manifest {
  try {
    const manifest = JSON.parse(text) as Manifest
    if (Number.isInteger(manifest.format) && Number.isInteger(manifest.dataVersion)) return manifest
  } catch (error) {
    throw damaged(path, '不是 JSON', 'it is no JSON', error)
  }
  throw damaged(path, '缺少版本号', 'it names no version')
}
