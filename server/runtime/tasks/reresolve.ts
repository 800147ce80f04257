import { isStoreError, type Filter } from '../../store/port.js'
import type { Context } from '../context.js'
import { tasks, type TaskRow } from '../rows/index.js'
import { assign, forgetNoCandidate } from './candidates.js'

/**
 * Finds the people of open tasks again, after posts, substitutes or rosters changed. Returns how many rows changed.
 * @param units only tasks whose candidates name one of these units; without it all open ones
 */
export async function reresolve(ctx: Context, county: string, units?: readonly string[]): Promise<number> {
  const where: Filter<TaskRow> = { state: 'open', ...(units ? { units: { any: units } } : {}) }
  let changed = 0
  for await (const row of ctx.store.stream(tasks, county, { where }))
    if (await reresolveTask(ctx, county, row._id)) changed++
  return changed
}

/** True when the row was rewritten. */
export async function reresolveTask(ctx: Context, county: string, id: string): Promise<boolean> {
  for (;;) {
    const row = await ctx.store.get(tasks, county, id)
    if (!row) return false
    const where = { _id: row.instance, county, process: row.process, case: row.case }
    if (row.state !== 'open') {
      await forgetNoCandidate(ctx, where, row.task)
      return false
    }
    const { task: key, element, candidates } = row
    const found = await assign(ctx, where, { key, element, candidates, fresh: false })
    const standIn = found.for ?? null
    if (standIn === row.for && sameList(found.people, row.people)) return false
    try {
      await ctx.store.update(tasks, county, id, row.rev, { set: { people: found.people, for: standIn } })
      return true
    } catch (error) {
      if (!isStoreError(error, 'STALE_REV')) throw error
    }
  }
}

const sameList = (a: readonly string[], b: readonly string[]) =>
  a.length === b.length && a.every((each, i) => each === b[i])
