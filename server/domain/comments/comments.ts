import { randomId } from '../../runtime/index.js'
import { FollowersError, isStoreError, type Follower, type Store, type Unsaved } from '../../store/port.js'
import { auditFollower } from '../audit/index.js'
import { placeFiles, usableFiles } from '../attachments/attachments.js'
import type { CallRecord } from '../calls/record.js'
import { mayOpen } from '../calls/readers.js'
import type { Actor, County } from '../county.js'
import { sayEach } from '../language.js'
import { done, refuse, type Outcome } from '../outcome.js'
import { comments, type CommentDoc } from './record.js'

const longest = 2000

/**
 * A comment on a case, by whoever may see it; its files belong to the case from then on.
 * @param id the same for every attempt at the same comment
 */
export async function addComment(
  ctx: County,
  actor: Actor,
  record: CallRecord,
  { text, files = [] }: { text: string; files?: readonly string[] },
  id = randomId(ctx.random),
): Promise<Outcome<CommentDoc, 'CASE_NOT_YOURS' | 'FORM_INVALID'>> {
  if (!(await mayOpen(ctx, actor, record))) return refuse('CASE_NOT_YOURS', notYours)
  const said = text.trim()
  if (said === '') return refuse('FORM_INVALID', empty, { fields: sayEach({ text: empty }, ctx.language) })
  if (said.length > longest)
    return refuse('FORM_INVALID', tooLong, { fields: sayEach({ text: tooLong }, ctx.language) })
  const who = { person: actor.person, case: record.number }
  const usable = await usableFiles(ctx.store, ctx.county, files, who)
  await placeFiles(ctx.store, ctx.county, usable, record.number)
  const recorded = {
    person: actor.person,
    post: actor.post,
    act: 'comment.added',
    once: `comment/${id}`,
    subject: record.number,
    at: ctx.now,
  }
  const comment = {
    _id: `${ctx.county}/${id}`,
    county: ctx.county,
    case: record.number,
    text: said,
    by: actor.person,
    unit: actor.unit,
    at: ctx.now,
    files: usable.map(file => file._id),
  }
  const written = await once(ctx.store, comment, auditFollower(ctx.county, recorded))
  if (!written.recorded) await ctx.audit.append(ctx.county, recorded)
  ctx.live?.touch(ctx.county, record.number)
  return done(written.comment)
}

/**
 * Writes a comment with its place in the trail. The same comment sent again is the one that is there.
 * @returns `recorded`: the trail has it for certain
 */
async function once(
  store: Store,
  comment: Unsaved<CommentDoc>,
  record: Follower,
): Promise<{ comment: CommentDoc; recorded: boolean }> {
  try {
    return { comment: await store.insert(comments, comment, { followers: [record] }), recorded: true }
  } catch (error) {
    const known = isStoreError(error, 'DUPLICATE') || error instanceof FollowersError
    const there = known && (await store.get(comments, comment.county, comment._id))
    if (there) return { comment: there, recorded: false }
    throw error
  }
}

/** Oldest first. */
export async function commentsOf(store: Store, county: string, number: string): Promise<CommentDoc[]> {
  const rows: CommentDoc[] = []
  for await (const row of store.stream(comments, county, { where: { case: number }, sort: ['at'] }))
    rows.push(row)
  return rows
}

const notYours = { zh: '没有权限看这件', en: 'You may not see this case' }
const empty = { zh: '请写留言', en: 'Please write the comment' }
const tooLong = { zh: `最多 ${longest} 字`, en: `At most ${longest} characters` }
