import { randomUUID } from 'node:crypto'
import { keepAttachment } from '../../domain/attachments/attachments.js'
import type { AttachmentDoc } from '../../domain/attachments/record.js'
import { longestFile } from '../../domain/attachments/types.js'
import type { County } from '../../domain/county.js'
import { achieved } from '../outcome.js'
import type { RequestContext } from '../route.js'
import { withReceivedFile } from './multipart.js'
import { places } from './places.js'

/** Each may lie on the disk with `longestFile` bytes while a slow line brings it. */
const inPlace = places(64)

/** Receives a file and keeps it: with a case, or, before there is one, for its uploader alone. */
export function keepUpload(
  county: County,
  { raw, caller }: RequestContext,
  number: string | null,
): Promise<AttachmentDoc> {
  return inPlace(() =>
    withReceivedFile(raw, longestFile, async received => {
      const kept = await keepAttachment(county.store, county.county, randomUUID(), {
        ...received,
        case: number,
        by: caller.person,
        unit: caller.unit,
        at: county.now,
      })
      return achieved(kept, county)
    }),
  )
}
