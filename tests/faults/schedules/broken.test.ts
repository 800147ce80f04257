import { brokenBuilds } from './broken.js'
import { examine, planOf } from './examine.js'
import type { Plan } from './plan.js'

/** So many schedules at most until a broken build must have been found out. */
const most = 30

describe('the checker', () => {
  it.each(brokenBuilds)(
    'should find out a build that $what',
    async ({ between, words, plan = (each: Plan) => each }) => {
      const found: string[] = []
      for (let seed = 1; seed <= most && !found.some(each => words.test(each)); seed++)
        found.push(...(await examine(plan(planOf(seed)), between)).faults.map(each => `${seed}: ${each}`))
      expect(found.join('\n')).toMatch(words)
    },
    300_000,
  )

  it('should find nothing in the same schedules when the build is sound', async () => {
    for (const { plan = (each: Plan) => each } of brokenBuilds)
      expect((await examine(plan(planOf(1)))).faults).toEqual([])
  }, 300_000)
})
