// A file of JSON lines in pieces that stand for themselves. A piece is on disk before the journal names it; whatever
// lies beyond the last one named is cut off when the writing goes on.
import { hash } from 'node:crypto'
import { open, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { damaged } from './errors.js'
import { ownersOnly, sumOf } from './files.js'
import type { Chunk, Part } from './manifest.js'
import { isSame, tallying } from './tally.js'

const zip = promisify(gzip)
const unzip = promisify(gunzip)

const chunkRows = 2000
const chunkChars = 2_000_000

/**
 * Writes what is left of a file.
 * @param done the pieces that are there; the first time none
 * @param rows what comes after them
 * @param keep called when a piece is on disk
 */
export async function writeLines(
  folder: string,
  file: string,
  done: readonly Chunk[],
  rows: Iterable<object> | AsyncIterable<object>,
  keep: (chunk: Chunk) => Promise<void>,
): Promise<Part> {
  const path = join(folder, file)
  const handle = await open(path, done.length === 0 ? 'w' : 'r+', ownersOnly)
  const chunks = [...done]
  try {
    await handle.truncate(endOf(chunks))
    for await (const piece of pieces(rows)) {
      const chunk = await writeChunk(handle, endOf(chunks), piece)
      chunks.push(chunk)
      await keep(chunk)
    }
  } finally {
    await handle.close()
  }
  const all = tallying()
  for (const each of chunks) all.addAll(each)
  return { file, ...all.tally(), ...(await sumOf(path)), chunks }
}

interface Piece {
  lines: string[]
  tally: ReturnType<typeof tallying>
  last?: string
}

async function* pieces(rows: Iterable<object> | AsyncIterable<object>): AsyncGenerator<Piece> {
  let piece: Piece = { lines: [], tally: tallying() }
  let chars = 0
  for await (const row of rows) {
    const line = piece.tally.add(row)
    piece.lines.push(line)
    chars += line.length
    if ('_id' in row) piece.last = row._id as string
    if (piece.lines.length < chunkRows && chars < chunkChars) continue
    yield piece
    piece = { lines: [], tally: tallying() }
    chars = 0
  }
  if (piece.lines.length > 0) yield piece
}

async function writeChunk(handle: FileHandle, offset: number, { lines, tally, last }: Piece): Promise<Chunk> {
  const content = await zip(`${lines.join('\n')}\n`)
  for (let sent = 0; sent < content.byteLength;) {
    const { bytesWritten } = await handle.write(content, sent, content.byteLength - sent, offset + sent)
    sent += bytesWritten
  }
  await handle.sync()
  const sha256 = hash('sha256', content)
  return {
    offset,
    bytes: content.byteLength,
    sha256,
    ...tally.tally(),
    ...(last === undefined ? {} : { last }),
  }
}

function endOf(chunks: readonly Chunk[]): number {
  const last = chunks.at(-1)
  return last ? last.offset + last.bytes : 0
}

/** The rows of one piece, when they are what was written. @throws MovingError DAMAGED */
export async function readChunk(folder: string, file: string, chunk: Chunk): Promise<object[]> {
  const content = await bytesOf(join(folder, file), chunk)
  if (content.byteLength !== chunk.bytes) throw damaged(file, '文件变短了', 'it has become shorter')
  if (hash('sha256', content) !== chunk.sha256)
    throw damaged(
      file,
      `从第 ${chunk.offset} 字节起校验和不符`,
      `its checksum does not fit from byte ${chunk.offset} on`,
    )
  const lines = (await unzip(content)).toString('utf8').split('\n').slice(0, -1)
  const rows = lines.map(line => JSON.parse(line) as object)
  const all = tallying()
  for (const row of rows) all.add(row)
  if (!isSame(all.tally(), chunk)) throw damaged(file, '内容与清单不符', 'its rows do not fit the manifest')
  return rows
}

async function bytesOf(path: string, { offset, bytes }: Chunk): Promise<Uint8Array> {
  const handle = await open(path).catch((error: unknown) => {
    throw damaged(path, '打不开', 'it cannot be opened', error)
  })
  try {
    const content = Buffer.alloc(bytes)
    let got = 0
    while (got < bytes) {
      const { bytesRead } = await handle.read(content, got, bytes - got, offset + got)
      if (bytesRead === 0) break
      got += bytesRead
    }
    return content.subarray(0, got)
  } finally {
    await handle.close()
  }
}
