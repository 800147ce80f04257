import { callId, calls, type CallRecord } from '../../domain/calls/record.js'
import { notYours } from '../../domain/calls/acts/perform.js'
import { refused } from '../../domain/calls/acts/refused-words.js'
import { readerOf } from '../../domain/calls/reader.js'
import { maySee } from '../../domain/calls/visibility.js'
import type { Actor, County } from '../../domain/county.js'
import { ApiError } from '../errors.js'
import { achieved } from '../outcome.js'

/**
 * The case of a number, for a reader who may see it.
 * @throws ApiError NOT_FOUND, NOT_YOURS
 */
export async function caseFor(county: County, reader: Actor, number: string): Promise<CallRecord> {
  const record = await county.store.get(calls, county.county, callId(county.county, number))
  if (!record) throw new ApiError('NOT_FOUND', refused.noSuchCase(number))
  if (!maySee(readerOf(county, reader), record)) return achieved(notYours(county, record), county)
  return record
}
