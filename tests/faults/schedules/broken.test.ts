import { brokenBuilds } from './broken.js'
import { examine, planOf } from './examine.js'

/** So many schedules at most until a broken build must have been found out. */
const most = 40

describe('the checker', () => {
  it.each(brokenBuilds)(
    'should find out a build that %s',
    async (_what, between, words, first) => {
      const found: string[] = []
      for (let seed = first; seed < first + most && !found.some(each => words.test(each)); seed++)
        found.push(...(await examine(planOf(seed), between)).faults.map(each => `${seed}: ${each}`))
      expect(found.join('\n')).toMatch(words)
    },
    200_000,
  )
})
