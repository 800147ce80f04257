import type { IdentityContext } from './context.js'
import { sessions, type Session } from './record.js'
import { isOver } from './rules.js'

/** The session as it stands now, without counting as a use of it; undefined when it is over. */
export async function standing(
  ctx: IdentityContext,
  county: string,
  id: string,
): Promise<Session | undefined> {
  const session = await ctx.store.get(sessions, county, id)
  if (!session || isOver(session, ctx.limits, ctx.clock.now())) return undefined
  const { person } = await ctx.directory.current(county)
  return person.get(session.person)?.active ? session : undefined
}
