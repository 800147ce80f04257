import { findCase } from '../../domain/calls/find.js'
import type { CallRecord } from '../../domain/calls/record.js'
import { notYours } from '../../domain/calls/acts/perform.js'
import { refused } from '../../domain/calls/acts/refused-words.js'
import { mayOpen } from '../../domain/calls/readers.js'
import type { Actor, County } from '../../domain/county.js'
import { ApiError } from '../errors.js'
import { achieved } from '../outcome.js'

/**
 * The case that an address means, for a reader who may see it.
 * @throws ApiError NOT_FOUND, NOT_YOURS
 */
export async function caseFor(county: County, reader: Actor, number: string): Promise<CallRecord> {
  const record = await findCase(county, number)
  if (!record) throw new ApiError('NOT_FOUND', refused.noSuchCase(number))
  if (!(await mayOpen(county, reader, record))) return achieved(notYours(county, record), county)
  return record
}
