import { endOfDay } from '../../../calendar/index.js'
import { tasks } from '../../../runtime/index.js'
import { wordingOf } from '../../calls/acts/catalogue.js'
import { officeRung } from '../../calls/acts/notes.js'
import { variablesOfTask } from '../../calls/acts/tools.js'
import { forms } from '../../calls/forms.js'
import type { Actor, County } from '../../county.js'
import { lights, type Light } from '../time/light.js'
import { momentText } from '../time/dates.js'
import { knownTasks } from './known-tasks.js'
import { inOrder, slice, type Known, type Placed } from './task-order.js'
import { signs, taskView, type TaskView } from './task-view.js'

export interface TaskPage {
  dueToday: number
  overdue: number
  counts: { mine: number; unit: number; waiting: number; toSign: number }
  /** `count` is that of the whole list, `tasks` are those of this page. */
  groups: { light: Light; count: number; tasks: TaskView[] }[]
  next?: string
  waiting: { count: number; parts: { text: string; count: number }[]; soonestText?: string }
  /** Of rulings, papers and assigned acts about no case: they have a page of their own. */
  matters: number
}

export type TaskScope = 'mine' | 'unit' | 'waiting'

export interface TaskQuery {
  scope?: TaskScope
  /** Tasks of a page. */
  limit?: number
  /** `next` of the page before. */
  cursor?: string
}

/**
 * 我的待办: what this person may do, grouped by light, the soonest limit first. `unit` shows what the unit of their post
 * has open, `waiting` what others do on the cases of the unit.
 *
 * @throws StoreError INVALID_CURSOR
 */
export async function taskPage(
  ctx: County,
  actor: Actor,
  { scope = 'mine', limit = 50, cursor }: TaskQuery = {},
): Promise<TaskPage> {
  const [known, matters] = await Promise.all([knownTasks(ctx, actor), countWithoutCase(ctx, actor.person)])
  const ordered = inOrder(ctx, known[scope])
  const page = slice(ordered, limit, cursor)
  const endOfToday = endOfDay(ctx.edition, ctx.now)
  const limited = known.mine.flatMap(({ row }) => row.due ?? [])
  return {
    dueToday: limited.filter(due => due <= endOfToday).length,
    overdue: limited.filter(due => due <= ctx.now).length,
    counts: {
      mine: known.mine.length,
      unit: known.unit.length,
      waiting: known.waiting.length,
      toSign: known.mine.filter(({ row }) => signs(row)).length,
    },
    groups: grouped(ctx, actor, ordered, page.tasks, await officesToRing(ctx, page.tasks)),
    ...(page.next === undefined ? {} : { next: page.next }),
    waiting: summary(ctx, known.waiting),
    matters,
  }
}

function countWithoutCase(ctx: County, person: string): Promise<number> {
  return ctx.store.count(tasks, ctx.county, {
    where: { people: { any: [person] }, state: 'open', case: null },
  })
}

/** How many tasks somebody has, for the number beside 待办. */
export function taskCount(ctx: County, person: string): Promise<number> {
  return ctx.store.count(tasks, ctx.county, { where: { people: { any: [person] }, state: 'open' } })
}

function grouped(
  ctx: County,
  actor: Actor,
  all: readonly Placed[],
  page: readonly Placed[],
  offices: ReadonlyMap<string, string>,
): TaskPage['groups'] {
  return lights
    .map(light => ({
      light,
      count: all.filter(task => task.light === light).length,
      tasks: page
        .filter(task => task.light === light)
        .map(task => taskView(ctx, actor, task, offices.get(task.row._id))),
    }))
    .filter(group => group.tasks.length)
}

/** Whom the telephone tasks among these are to ring: only the instance knows. */
async function officesToRing(ctx: County, page: readonly Placed[]): Promise<Map<string, string>> {
  const found = await Promise.all(
    page
      .filter(({ row }) => row.form === forms.phone)
      .map(async ({ row }) => {
        const seen = await variablesOfTask(ctx, row.instance, row.task)
        return seen && ([row._id, officeRung(ctx, seen.variables)] as const)
      }),
  )
  return new Map(found.filter(each => each !== undefined))
}

/** What waits for others, in words: 乡镇核验 2、延期审批 1. */
function summary(ctx: County, waiting: readonly Known[]): TaskPage['waiting'] {
  const parts = new Map<string, number>()
  for (const { row } of waiting) {
    const text = wordingOf(row.form, row.name, row.key, ctx.language).name
    parts.set(text, (parts.get(text) ?? 0) + 1)
  }
  const soonest = waiting.flatMap(({ row }) => row.due ?? []).sort((a, b) => a - b)[0]
  return {
    count: waiting.length,
    parts: [...parts].map(([text, count]) => ({ text, count })),
    ...(soonest === undefined ? {} : { soonestText: momentText(soonest, ctx.now, ctx.language) }),
  }
}
