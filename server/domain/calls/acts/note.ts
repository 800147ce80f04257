import type { EventBatch, Note } from '../../../runtime/index.js'
import { requestId } from '../../../runtime/request.js'
import { placeFiles, usableFiles } from '../../attachments/attachments.js'
import { auditFollower, type AuditEntry } from '../../audit/index.js'
import type { Follower } from '../../../store/port.js'
import type { Services } from '../../county.js'
import type { Value } from '../feel.js'
import { keepRating } from './given-rating.js'

/** Of an act on a case: what goes into the trail, by whom and out of which request. */
type Noted = Omit<AuditEntry, 'at' | 'once'> & {
  details: { files?: readonly string[] }
  /** Given with the verification; it waits for its task. */
  rating?: Value
}

/**
 * What is written with the step of a person's act, so that no crash can part the act from its place in the trail and
 * from its files.
 * @param by the request is the one under way when none is said
 * @param subject number of the case
 * @param details `files`: ids of the files that belong to the case from this act on
 * @param rating that came with the act and belongs to a task to come
 */
export function noteOf(
  by: Pick<AuditEntry, 'person' | 'post' | 'requestId'>,
  subject: string,
  act: string,
  details: Record<string, unknown> & Noted['details'],
  rating?: Value,
): Note {
  const { person, post, requestId: request = requestId() } = by
  return {
    person,
    post,
    requestId: request,
    act,
    subject,
    details,
    ...(rating === undefined ? {} : { rating }),
  } satisfies Noted
}

/** The row of the trail, to be written with the step; null when files are to be placed or a rating is to be kept. */
export function noteRows({ county, token, at, note }: EventBatch): Follower[] | null {
  if (!note) return []
  const { rating, ...noted } = note as unknown as Noted
  if (noted.details.files?.length || rating !== undefined) return null
  // What is recorded together lies together. The step is written once: nobody looks for this one by its token alone. A
  // message may be a step of several instances.
  const once = noted.act === 'message.sent' ? token : `${at.toString(36).padStart(9, '0')}.${token}`
  return [auditFollower(county, { ...noted, at, once })]
}

/** Keeps what an act left with its step: its files belong to the case, the trail has it once, however often told. */
export async function recordNoted(
  { store, audit }: Pick<Services, 'store' | 'audit'>,
  { county, token, at, note }: Pick<EventBatch, 'county' | 'token' | 'at' | 'note'>,
): Promise<void> {
  if (!note) return
  const { rating, ...noted } = note as unknown as Noted
  const { person, subject, details } = noted
  if (rating !== undefined) await keepRating(store, county, { case: subject, by: person, rating, at })
  const files = await usableFiles(store, county, details.files ?? [], { person, case: subject })
  await placeFiles(store, county, files, subject)
  await audit.append(county, { ...noted, at, once: token })
}
