import type { Response } from 'express'
import { ApiError } from './errors.js'

/** Counts a request for its person until it is answered. @throws ApiError TOO_BUSY */
export type FairShare = (person: string, response: Response) => void

/** Requests that one person may have under way. */
const share = 64

/**
 * Keeps one person, or a program in a person's name, from taking the room of all: beyond so many requests under way
 * (files that are read slowly are among them) theirs are refused and nobody else's.
 */
export function fairShare(limit = share): FairShare {
  const underWay = new Map<string, number>()
  return (person, response) => {
    const count = underWay.get(person) ?? 0
    if (count >= limit) throw new ApiError('TOO_BUSY')
    underWay.set(person, count + 1)
    response.once('close', () => {
      const left = (underWay.get(person) ?? 1) - 1
      if (left > 0) underWay.set(person, left)
      else underWay.delete(person)
    })
  }
}
