import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import busboy from 'busboy'
import type { Content } from '../../domain/attachments/content.js'
import { ApiError } from '../errors.js'

export interface Received<C> {
  name: string
  caption: string
  content: C
}

/** Bytes beyond which a body is not even read to its end. */
const hopeless = 64 * 1024 * 1024

/**
 * Reads the one file of a form into memory, for files that are small.
 * @throws ApiError PAYLOAD_TOO_LARGE; FORM_INVALID without a file
 */
export async function receiveFile(request: IncomingMessage, longest: number): Promise<Received<Uint8Array>> {
  const chunks: Uint8Array[] = []
  const form = await readForm(request, longest, async file => {
    for await (const chunk of file) chunks.push(chunk as Uint8Array)
  })
  return { ...form, content: Buffer.concat(chunks) }
}

/**
 * Reads the one file of a form onto the disk, where it lies while somebody works with it.
 * @throws ApiError PAYLOAD_TOO_LARGE; FORM_INVALID without a file; STORE_UNAVAILABLE when the disk is full
 */
export async function withReceivedFile<T>(
  request: IncomingMessage,
  longest: number,
  work: (received: Received<Content>) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'huying-upload-'))
  const path = join(folder, 'file')
  try {
    const form = await readForm(request, longest, file => pipeline(file, createWriteStream(path)))
    const { size } = await stat(path)
    return await work({ ...form, content: { size, read: () => createReadStream(path) } })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code !== 'ENOSPC' && code !== 'EDQUOT') throw error
    throw Object.assign(new ApiError('STORE_UNAVAILABLE'), { cause: error })
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Of a file that is too large nothing is kept, but the rest is read, so that a browser hears the answer. */
async function readForm(
  request: IncomingMessage,
  longest: number,
  take: (file: Readable) => Promise<void>,
): Promise<{ name: string; caption: string }> {
  if (Number(request.headers['content-length'] ?? 0) > hopeless) throw new ApiError('PAYLOAD_TOO_LARGE')
  const parser = parserFor(request, longest)
  let file: (Readable & { truncated?: boolean }) | undefined
  let taken: Promise<unknown> = Promise.resolve()
  let name: string | undefined
  let caption = ''
  try {
    await new Promise<void>((resolve, reject) => {
      parser.on('field', (field, value) => {
        if (field === 'caption') caption = value
      })
      parser.on('file', (_field, stream, info) => {
        name = info.filename
        file = stream
        taken = take(stream).catch((error: unknown) => {
          stream.resume()
          reject(error as Error)
        })
      })
      parser.on('close', resolve)
      parser.on('error', error => reject(notAForm(error)))
      request.on('aborted', () => reject(notAForm()))
      request.pipe(parser)
    })
  } catch (error) {
    file?.destroy()
    throw error
  } finally {
    await taken
  }
  if (file?.truncated) throw new ApiError('PAYLOAD_TOO_LARGE')
  if (name === undefined) throw notAForm()
  return { name, caption }
}

function parserFor(request: IncomingMessage, fileSize: number) {
  try {
    const limits = { fileSize, files: 1, fields: 10, fieldSize: 1000, parts: 12 }
    return busboy({ headers: request.headers, defParamCharset: 'utf8', limits })
  } catch (error) {
    throw notAForm(error)
  }
}

function notAForm(cause?: unknown): ApiError {
  const error = new ApiError('FORM_INVALID', '请选择要上传的文件', { fields: { file: '请选择文件' } })
  return Object.assign(error, { cause })
}
