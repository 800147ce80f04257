import { check } from './check/index.js'
import type { Between } from './county.js'
import { inWords, planOf, type Plan } from './plan.js'
import { play } from './play.js'
import { shrink } from './shrink.js'

export interface Examined {
  faults: string[]
  /** How many requests were made, how many of them were answered with a yes, how many never. */
  requests: number
  done: number
  unanswered: number
  /** How many times a store was called, roughly. */
  turns: number
  /** What befell the nodes, by kind. */
  befell: Record<string, number>
}

/** Plays a plan and looks at what came of it. */
export async function examine(plan: Plan, between: () => Between = () => ({})): Promise<Examined> {
  const ran = await play(plan, between())
  const befell: Record<string, number> = {}
  for (const { kind } of plan.faults) befell[kind] = (befell[kind] ?? 0) + 1
  return {
    faults: check(ran),
    requests: ran.attempts.length,
    done: ran.attempts.filter(each => each.answer?.ok).length,
    unanswered: ran.attempts.filter(each => each.answer === null).length,
    turns: ran.turns,
    befell,
  }
}

/** What a failing schedule comes down to, in words: the smallest that was found, and what is wrong with it. */
export async function explain(plan: Plan, between: () => Between = () => ({})): Promise<string[]> {
  const failing = async (one: Plan) => (await examine(one, between)).faults.length > 0
  const small = await shrink(plan, failing)
  const { faults } = await examine(small, between)
  return [...inWords(small), ...faults.map(each => `✗ ${each}`)]
}

export { planOf }
