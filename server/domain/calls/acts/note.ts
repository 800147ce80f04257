import type { EventBatch, Note } from '../../../runtime/index.js'
import { requestId } from '../../../runtime/request.js'
import { placeFiles, usableFiles } from '../../attachments/attachments.js'
import { auditFollower, type AuditEntry } from '../../audit/index.js'
import type { Follower } from '../../../store/port.js'
import type { Services } from '../../county.js'

/** Of an act on a case: what goes into the trail, by whom and out of which request. */
type Noted = Omit<AuditEntry, 'at' | 'once'> & { details: { files?: readonly string[] } }

/**
 * What is written with the step of a person's act, so that no crash can part the act from its place in the trail and
 * from its files.
 * @param by the request is the one under way when none is said
 * @param subject number of the case
 * @param details `files`: ids of the files that belong to the case from this act on
 */
export function noteOf(
  by: Pick<AuditEntry, 'person' | 'post' | 'requestId'>,
  subject: string,
  act: string,
  details: Record<string, unknown> & Noted['details'],
): Note {
  const { person, post, requestId: request = requestId() } = by
  return { person, post, requestId: request, act, subject, details } satisfies Noted
}

/** The row of the trail, to be written with the step; null when files are to be placed as well. */
export function noteRows({ county, token, at, note }: EventBatch): Follower[] | null {
  if (!note) return []
  const noted = note as unknown as Noted
  if (noted.details.files?.length) return null
  // What is recorded together lies together. The step is written once: nobody looks for this one by its token alone.
  const once = `${at.toString(36).padStart(9, '0')}.${token}`
  return [auditFollower(county, { ...noted, at, once })]
}

/** Keeps what an act left with its step: its files belong to the case, the trail has it once, however often told. */
export async function recordNoted(
  { store, audit }: Pick<Services, 'store' | 'audit'>,
  { county, token, at, note }: Pick<EventBatch, 'county' | 'token' | 'at' | 'note'>,
): Promise<void> {
  if (!note) return
  const noted = note as unknown as Noted
  const { person, subject, details } = noted
  const files = await usableFiles(store, county, details.files ?? [], { person, case: subject })
  await placeFiles(store, county, files, subject)
  await audit.append(county, { ...noted, at, once: token })
}
