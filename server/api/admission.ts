import type { NextFunction, Request, RequestHandler, Response } from 'express'
import { ApiError } from './errors.js'

export interface Admission {
  /** Requests under way at once while nothing is slow. */
  limit: number
  /** Milliseconds that work waits at present, for the event loop or for the disk. */
  delay?(): number
  /** Told of every change of how many are under way, and of each refusal. */
  meter?: { underWay(by: 1 | -1): void; refused(): void }
}

/** Milliseconds that work may wait before fewer requests are let in. */
export const tolerable = 250
/** So many are let in however slow it is: by them it is seen that it is fast again. */
export const fewest = 4

/**
 * Refuses requests before waiting makes all of them slow: beyond a number under way at once, which shrinks in
 * proportion to the delay that is measured. Whoever is refused hears when to come again; nothing was begun for them.
 */
export function admission({ limit, delay = () => 0, meter }: Admission): RequestHandler {
  let underWay = 0
  return (_request: Request, response: Response, next: NextFunction) => {
    const waits = delay()
    if (underWay >= admitted(limit, waits)) {
      meter?.refused()
      throw new ApiError('TOO_BUSY', undefined, { retryAfter: comeAgain(waits) })
    }
    underWay++
    meter?.underWay(1)
    response.once('close', () => {
      underWay--
      meter?.underWay(-1)
    })
    next()
  }
}

/** How many requests may be under way while work waits so long. */
export function admitted(limit: number, delay: number): number {
  if (delay <= tolerable) return limit
  return Math.min(limit, Math.max(fewest, Math.floor((limit * tolerable) / delay)))
}

/** Seconds after which to come again: the longer it takes now, the later, at most ten. */
const comeAgain = (delay: number) => Math.min(10, Math.max(1, Math.ceil((2 * delay) / 1000)))
