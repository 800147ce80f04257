import { randomUUID } from 'node:crypto'
import { keepAttachment } from '../../domain/attachments/attachments.js'
import type { AttachmentDoc } from '../../domain/attachments/record.js'
import { longestFile } from '../../domain/attachments/types.js'
import type { County } from '../../domain/county.js'
import { achieved } from '../outcome.js'
import type { RequestContext } from '../route.js'
import { receiveFile } from './multipart.js'

/** Receives a file and keeps it: with a case, or, before there is one, for its uploader alone. */
export async function keepUpload(
  county: County,
  { raw, caller }: RequestContext,
  number: string | null,
): Promise<AttachmentDoc> {
  const received = await receiveFile(raw, longestFile)
  const kept = await keepAttachment(county.store, county.county, randomUUID(), {
    ...received,
    case: number,
    by: caller.person,
    unit: caller.unit,
    at: county.now,
  })
  return achieved(kept, county)
}
