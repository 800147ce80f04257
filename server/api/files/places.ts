import { ApiError } from '../errors.js'

/**
 * Lets so many work at a time.
 * @throws ApiError TOO_BUSY for one more
 */
export function places(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  let taken = 0
  return async work => {
    if (taken >= most) throw new ApiError('TOO_BUSY')
    taken++
    try {
      return await work()
    } finally {
      taken--
    }
  }
}
