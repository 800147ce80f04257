import { actOfTask } from '../../../server/domain/calls/acts/task-id.js'
import type { Actor } from '../../../server/domain/county.js'
import type { StoryCounty } from './county.js'

/** An act that somebody is about to do: what it takes to do it was read before the race begins. */
export interface Move {
  act: string
  input: Record<string, unknown>
  by: Actor
}

/** A race is run in both orders, and with both at once. */
export const orders = ['first then second', 'second then first', 'both at once'] as const
export type Order = (typeof orders)[number]

/** The open task with this form (or of this name), ready to be done by whoever may. */
export async function move(
  county: StoryCounty,
  number: string,
  task: string,
  input: Record<string, unknown>,
): Promise<Move> {
  const row = await county.task(number, task)
  if (!row) throw new Error(`no open task ${task}`)
  return { act: actOfTask(row._id), input, by: await county.actorOf(row) }
}

/** 反馈 with its picture, ready to be given by the clerk of the lead. */
export async function feedback(county: StoryCounty, number: string): Promise<Move> {
  const one = await move(county, number, 'feed-back', {})
  const input = {
    处置情况: '已清理路段并落实夜间巡查',
    结果: '已解决',
    佐证: [await county.photo(one.by)],
    未回复协办说明: '未回复的单位不影响办理',
  }
  return { ...one, input }
}

export const plays = (county: StoryCounty, number: string, { act, input, by }: Move) =>
  county.tries(number, act, input, by)

/** What came of the two, in the order in which they are named. */
export async function race<A, B>(
  order: Order,
  first: () => Promise<A>,
  second: () => Promise<B>,
): Promise<[A, B]> {
  if (order === 'both at once') return Promise.all([first(), second()])
  if (order === 'first then second') {
    const one = await first()
    return [one, await second()]
  }
  const two = await second()
  return [await first(), two]
}
