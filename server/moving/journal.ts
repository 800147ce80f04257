// What of an export is on disk, one line a step: an export that was broken off goes on from its last whole line.
import { open, readFile, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { ownersOnly, syncFolder } from './files.js'
import type { Chunk, Part } from './manifest.js'

export const journalFile = 'export.journal'

export interface Begun {
  format: number
  dataVersion: number
  /** What tells whether the store has changed, by collection. */
  state: string
}

type Line = { begun: Begun } | { part: string; chunk: Chunk } | { part: string; whole: Part }

export interface Journal {
  /** Of the export that goes on; undefined for a new one. */
  begun: Begun | undefined
  chunks(part: string): readonly Chunk[]
  /** A part that is complete. */
  whole(part: string): Part | undefined
  write(line: Line): Promise<void>
  close(): Promise<void>
}

export async function openJournal(folder: string): Promise<Journal> {
  const path = join(folder, journalFile)
  const text = await readFile(path, 'utf8').catch(() => '')
  const end = text.lastIndexOf('\n') + 1
  const lines = text
    .slice(0, end)
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as Line)
  const handle = await open(path, 'a', ownersOnly)
  await handle.truncate(Buffer.byteLength(text.slice(0, end)))
  await syncFolder(folder)
  const chunks = new Map<string, Chunk[]>()
  const whole = new Map<string, Part>()
  for (const line of lines) {
    if ('whole' in line) whole.set(line.part, line.whole)
    else if ('chunk' in line) chunks.set(line.part, [...(chunks.get(line.part) ?? []), line.chunk])
  }
  const first = lines[0]
  return {
    begun: first && 'begun' in first ? first.begun : undefined,
    chunks: part => chunks.get(part) ?? [],
    whole: part => whole.get(part),
    write: line => append(handle, line),
    close: () => handle.close(),
  }
}

async function append(handle: FileHandle, line: Line): Promise<void> {
  await handle.appendFile(`${JSON.stringify(line)}\n`)
  await handle.sync()
}
