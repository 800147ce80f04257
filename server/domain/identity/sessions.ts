import { EVERY_COUNTY, isStoreError } from '../../store/port.js'
import { remembering } from '../../store/remembering.js'
import { postsOf, type Directory, type OrgUnit, type Person, type Post } from '../directory/index.js'
import type { IdentityContext } from './context.js'
import { IdentityError } from './errors.js'
import { permissionsOf, type Permission } from './permissions.js'
import { sessions, type Session } from './record.js'
import { isOver } from './rules.js'
import { newToken, tokenHash } from './tokens.js'
import { told } from './words.js'

/** A post as its holder sees it. */
export interface HeldPost {
  post: Post
  unit: OrgUnit
}

/** Who is signed in, in which of their posts, and what that post lets them see and do. */
export interface SignedIn {
  session: Session
  person: Person
  posts: HeldPost[]
  /** The one in use; undefined for somebody who holds none. */
  current: HeldPost | undefined
  permissions: Permission[]
}

/** A session just opened; the token goes to the browser and is kept nowhere. */
export interface Opened {
  token: string
  signedIn: SignedIn
}

/** How long a request may lie behind before the session's last use is written again. */
const TOUCH = 60_000

/** Opens a session for a person in the first of their posts. @throws IdentityError NOT_ALLOWED for one who has left */
export async function openSession(ctx: IdentityContext, county: string, person: string): Promise<Opened> {
  const now = ctx.clock.now()
  const directory = await ctx.directory.current(county)
  if (!directory.person.get(person)?.active) throw new IdentityError('NOT_ALLOWED', told.inactive)
  const token = newToken(ctx.randomBytes)
  const session = await ctx.store.insert(sessions, {
    _id: tokenHash(token),
    county,
    person,
    post: heldPosts(directory, person, now)[0]?.post._id,
    csrf: newToken(ctx.randomBytes),
    openedAt: now,
    seenAt: now,
    endsAt: now + ctx.limits.absolute,
  })
  return { token, signedIn: signedInOf(directory, session, now) }
}

const sessionRows = remembering(sessions, { most: 10_000, byId: true })

/** The session of a token, which counts as used now; undefined when it is over or there is none. */
export async function sessionOf(ctx: IdentityContext, token: string): Promise<SignedIn | undefined> {
  const now = ctx.clock.now()
  const _id = tokenHash(token)
  const session = await sessionRows(ctx.store).get(_id, async () => {
    const { items } = await ctx.store.find(sessions, EVERY_COUNTY, { where: { _id }, limit: 1 })
    return items[0]
  })
  if (!session) return undefined
  const directory = await ctx.directory.current(session.county)
  if (isOver(session, ctx.limits, now) || !directory.person.get(session.person)?.active) {
    await ctx.store.remove(sessions, session.county, session._id)
    return undefined
  }
  return signedInOf(directory, await touched(ctx, session, now), now)
}

/** Ends the session of a token; nothing happens when there is none. */
export async function closeSession(ctx: IdentityContext, { session }: SignedIn): Promise<void> {
  await ctx.store.remove(sessions, session.county, session._id)
  await ctx.audit.append(session.county, {
    person: session.person,
    post: session.post,
    act: 'session.closed',
    subject: session.person,
  })
}

/** Goes on in another post of the same person. @throws IdentityError NOT_ALLOWED for a post that they do not hold */
export async function switchPost(
  ctx: IdentityContext,
  { session }: SignedIn,
  post: string,
): Promise<SignedIn> {
  const now = ctx.clock.now()
  const directory = await ctx.directory.current(session.county)
  if (!heldPosts(directory, session.person, now).some(held => held.post._id === post))
    throw new IdentityError('NOT_ALLOWED', told.notYourPost)
  for (;;) {
    const row = await ctx.store.get(sessions, session.county, session._id)
    if (!row) throw new IdentityError('NOT_SIGNED_IN', told.sessionOver)
    try {
      const written = await ctx.store.update(sessions, row.county, row._id, row.rev, { set: { post } })
      return signedInOf(directory, written, now)
    } catch (error) {
      if (!isStoreError(error, 'STALE_REV')) throw error
    }
  }
}

/** Ends all other sessions of a person, or all of them. */
export async function closeSessionsOf(
  ctx: IdentityContext,
  county: string,
  person: string,
  except?: string,
): Promise<void> {
  for await (const session of ctx.store.stream(sessions, county, { where: { person } })) {
    if (session._id !== except) await ctx.store.remove(sessions, county, session._id)
  }
}

async function touched(ctx: IdentityContext, session: Session, now: number): Promise<Session> {
  if (now - session.seenAt < TOUCH) return session
  try {
    return await ctx.store.update(sessions, session.county, session._id, session.rev, {
      set: { seenAt: now },
    })
  } catch (error) {
    // Another request of the same session was first, with an instant as good as ours.
    if (isStoreError(error, 'STALE_REV') || isStoreError(error, 'NOT_FOUND')) return session
    throw error
  }
}

function signedInOf(directory: Directory, session: Session, now: number): SignedIn {
  const posts = heldPosts(directory, session.person, now)
  const current = posts.find(held => held.post._id === session.post) ?? posts[0]
  return {
    session,
    person: directory.person.get(session.person)!,
    posts,
    current,
    permissions: current ? permissionsOf(current.post.role, current.unit.kind) : [],
  }
}

function heldPosts(directory: Directory, person: string, at: number): HeldPost[] {
  return postsOf(directory, person, at).flatMap(post => {
    const unit = directory.unit.get(post.unit)
    return unit ? [{ post, unit }] : []
  })
}
