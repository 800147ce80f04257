import type { Principal } from '../../engine/index.js'
import type { Context } from '../context.js'
import { raise, settleIncident } from '../incidents/raise.js'
import type { Resolved } from '../ports.js'
import type { InstanceDoc } from '../rows/index.js'

/** The units that the candidates name, each once. */
export function unitsOf(candidates: readonly Principal[]): string[] {
  return [...new Set(candidates.flatMap(each => ('unit' in each ? [each.unit] : [])))]
}

type Where = Pick<InstanceDoc, '_id' | 'county' | 'process' | 'case'>

/**
 * Finds the people of a task as the directory stands now. Nobody is the incident NO_CANDIDATE, never a silent wait;
 * it ends by itself once somebody is found.
 * @param task.fresh it is new, so that no incident can be open for it
 */
export async function assign(
  ctx: Context,
  where: Where,
  task: { key: string; element: string; candidates: readonly Principal[]; fresh: boolean },
): Promise<Resolved> {
  const found = await ctx.directory.resolve(where.county, task.candidates, ctx.clock.now())
  const about = noCandidate(task.key)
  if (found.people.length > 0) {
    if (!task.fresh) await settleIncident(ctx, where.county, where._id, about)
  } else
    await raise(ctx, where, {
      about,
      element: task.element,
      code: 'NO_CANDIDATE',
      message: '没有可办理的人',
    })
  return found
}

/** The task is not open any more: nobody has to be found for it. */
export const forgetNoCandidate = (ctx: Context, where: Where, task: string) =>
  settleIncident(ctx, where.county, where._id, noCandidate(task))

const prefix = 'task:'
/** What the incident of a task that nobody can be given is about. */
export const noCandidate = (task: string) => prefix + task
export const taskOfIncident = (about: string) =>
  about.startsWith(prefix) ? about.slice(prefix.length) : undefined
