// Files that are on disk when it is said so.
import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readdir, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { StoreError } from '../errors.js'
import type { BlobContent } from '../port.js'

export interface Written {
  /** Relative to the folder. */
  file: string
  size: number
  sha256: string
}

/**
 * Writes content to a new file of a folder and syncs both.
 * @throws TOO_LARGE, DISK_FULL, INVALID_VALUE for a chunk that is not bytes; nothing is left behind then
 */
export async function writeFile(folder: string, content: BlobContent, maxBytes: number): Promise<Written> {
  const name = randomUUID()
  const file = join(name.slice(0, 2), name)
  const path = join(folder, file)
  try {
    await makeFolder(dirname(path))
    const written = await fill(path, content, maxBytes)
    await syncFolder(dirname(path))
    return { file, ...written }
  } catch (cause) {
    await rm(path, { force: true })
    const code = (cause as NodeJS.ErrnoException).code
    if (code === 'ENOSPC' || code === 'EDQUOT') {
      throw new StoreError('DISK_FULL', 'the disk is full; nothing was written', { cause })
    }
    throw cause
  }
}

async function fill(path: string, content: BlobContent, maxBytes: number): Promise<Omit<Written, 'file'>> {
  const hash = createHash('sha256')
  let size = 0
  const handle = await open(path, 'wx')
  try {
    for await (const chunk of ArrayBuffer.isView(content) ? [content] : content) {
      if (!ArrayBuffer.isView(chunk)) throw new StoreError('INVALID_VALUE', 'the content is not bytes')
      size += chunk.byteLength
      if (size > maxBytes) throw new StoreError('TOO_LARGE', `the content has more than ${maxBytes} bytes`)
      hash.update(chunk)
      for (let sent = 0; sent < chunk.byteLength;) sent += (await handle.write(chunk, sent)).bytesWritten
    }
    await handle.sync()
  } finally {
    await handle.close()
  }
  return { size, sha256: hash.digest('hex') }
}

/** The content of a file, read as it is asked for. */
export async function* readFile(path: string): AsyncGenerator<Uint8Array> {
  const handle = await open(path)
  try {
    for (;;) {
      const { bytesRead, buffer } = await handle.read(Buffer.allocUnsafe(65536))
      if (bytesRead === 0) return
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await handle.close()
  }
}

/** Every file in the folders of a folder, relative to it. */
export async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter(each => each.isFile())
    .map(each => join(each.parentPath, each.name).slice(folder.length + 1))
}

/** Makes a folder, and its parents, that outlive a power cut. */
export async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true })
  for (let made = folder; first && made.length >= first.length; made = dirname(made))
    await syncFolder(dirname(made))
}

/** Of a file or a folder. */
export async function syncFile(path: string): Promise<void> {
  const handle = await open(path)
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

export const syncFolder = syncFile
