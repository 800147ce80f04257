import type { NextFunction, Request, RequestHandler, Response } from 'express'
import { ApiError } from './errors.js'

/** Refuses requests beyond so many under way at once, before waiting makes all of them slow. */
export function admission(limit: number): RequestHandler {
  let underWay = 0
  return (_request: Request, response: Response, next: NextFunction) => {
    if (underWay >= limit) throw new ApiError('TOO_BUSY')
    underWay++
    response.once('close', () => underWay--)
    next()
  }
}
