import { tasks, type TaskRow } from '../../runtime/index.js'
import type { County } from '../county.js'

/** The open tasks of many cases at once, by number. */
export async function openTasksByCase(
  ctx: Pick<County, 'store' | 'county'>,
  numbers: readonly string[],
): Promise<Map<string, TaskRow[]>> {
  const found = new Map<string, TaskRow[]>(numbers.map(number => [number, []]))
  if (!numbers.length) return found
  const rows = ctx.store.stream(tasks, ctx.county, {
    where: { case: { in: [...new Set(numbers)] }, state: 'open' },
    sort: ['due', 'since'],
  })
  for await (const row of rows) found.get(row.case ?? '')?.push(row)
  return found
}
