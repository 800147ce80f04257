// Files that are on disk when it is said so, for their owner's eyes only: they hold everything that the store holds.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, rename, type FileHandle } from 'node:fs/promises'
import { dirname } from 'node:path'

export const ownersOnly = 0o600
export const ownersFolder = 0o700

export async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: ownersFolder })
}

export async function syncFile(path: string): Promise<void> {
  await using(await open(path), handle => handle.sync())
}

export const syncFolder = syncFile

/** The file is there whole or as it was before. */
export async function replaceFile(path: string, content: string): Promise<void> {
  const partial = `${path}.partial`
  await using(await open(partial, 'w', ownersOnly), async handle => {
    await handle.writeFile(content)
    await handle.sync()
  })
  await rename(partial, path)
  await syncFolder(dirname(path))
}

export interface FileSum {
  bytes: number
  /** Hex. */
  sha256: string
}

export async function sumOf(path: string): Promise<FileSum> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of createReadStream(path)) {
    hash.update(chunk as Uint8Array)
    bytes += (chunk as Uint8Array).byteLength
  }
  return { bytes, sha256: hash.digest('hex') }
}

export async function using<T>(handle: FileHandle, work: (handle: FileHandle) => Promise<T>): Promise<T> {
  try {
    return await work(handle)
  } finally {
    await handle.close()
  }
}
