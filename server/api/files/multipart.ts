import type { IncomingMessage } from 'node:http'
import busboy from 'busboy'
import { ApiError } from '../errors.js'

export interface Received {
  name: string
  caption: string
  content: Uint8Array
}

/** Bytes beyond which a body is not even read to its end. */
const hopeless = 64 * 1024 * 1024

/**
 * Reads the one file of a form and its caption. Of a file that is too large nothing is kept, but the rest is read, so
 * that a browser hears the answer.
 * @throws ApiError PAYLOAD_TOO_LARGE; FORM_INVALID without a file
 */
export async function receiveFile(request: IncomingMessage, longest: number): Promise<Received> {
  if (Number(request.headers['content-length'] ?? 0) > hopeless) throw new ApiError('PAYLOAD_TOO_LARGE')
  const parser = parserFor(request, longest)
  const chunks: Uint8Array[] = []
  let name: string | undefined
  let caption = ''
  let tooLarge = false
  await new Promise<void>((resolve, reject) => {
    parser.on('field', (field, value) => {
      if (field === 'caption') caption = value
    })
    parser.on('file', (_field, stream, info) => {
      name = info.filename
      stream.on('data', (chunk: Uint8Array) => chunks.push(chunk))
      stream.on('limit', () => {
        tooLarge = true
        chunks.length = 0
        stream.resume()
      })
    })
    parser.on('close', resolve)
    parser.on('error', error => reject(notAForm(error)))
    request.on('aborted', () => reject(notAForm()))
    request.pipe(parser)
  })
  if (tooLarge) throw new ApiError('PAYLOAD_TOO_LARGE')
  if (name === undefined) throw notAForm()
  return { name, caption, content: Buffer.concat(chunks) }
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
