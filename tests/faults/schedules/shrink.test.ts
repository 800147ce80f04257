import { inWords, planOf, type Plan } from './plan.js'
import { shrink } from './shrink.js'

describe('a schedule that fails', () => {
  it('should come down to what makes it fail, in words', async () => {
    const plan = planOf(3)
    const last = plan.faults.at(-1)!
    const one = plan.visits[20]!
    let played = 0
    const fails = async ({ faults, visits }: Plan) => {
      played++
      return faults.includes(last) && visits.includes(one)
    }
    const small = await shrink(plan, fails)
    expect([small.faults, small.visits]).toEqual([[last], [one]])
    expect(inWords(small)).toHaveLength(3)
    expect(inWords(small)[0]).toContain('seed 3')
    expect(played).toBeLessThan(120)
  })

  it('should stay as it is when nothing can be left out', async () => {
    const plan = planOf(3)
    expect(await shrink(plan, async each => each === plan)).toBe(plan)
  })
})
