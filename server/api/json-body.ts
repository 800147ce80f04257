import express, { type Request, type Response } from 'express'
import { ApiError } from './errors.js'

export interface BodyLimits {
  /** Bytes; files are streamed and have a limit of their own. */
  bytes: number
  /** Milliseconds for which the whole of a body may take. */
  patience: number
}

export const bodyLimits: BodyLimits = { bytes: 1_048_576, patience: 30_000 }

/**
 * Reads a JSON body. One that does not arrive in time is refused, and its connection is closed after the answer: what
 * still comes is not read.
 * @throws ApiError BODY_TOO_SLOW; errors of the parser
 */
export function jsonBody({ bytes, patience }: BodyLimits = bodyLimits) {
  const parse = express.json({ limit: bytes, strict: true })
  return (request: Request, response: Response): Promise<void> => {
    let late: NodeJS.Timeout | undefined
    const tooSlow = new Promise<never>((_, reject) => {
      late = setTimeout(() => {
        response.setHeader('Connection', 'close')
        response.once('finish', () => request.destroy())
        reject(new ApiError('BODY_TOO_SLOW'))
      }, patience)
    })
    const read = new Promise<void>((resolve, reject) =>
      parse(request, response, (error?: unknown) => (error === undefined ? resolve() : reject(error))),
    )
    // Whichever comes second is of no interest any more.
    read.catch(() => undefined)
    return Promise.race([read, tooSlow]).finally(() => clearTimeout(late))
  }
}
