import { examine, explain, planOf } from './examine.js'

const long = process.env.HUYING_LONG === '1'
/** In `npm test` the same ten for ever; the long run takes five hundred, other ones each day. */
const count = long ? 500 : 10
const first = long ? Math.floor(Date.now() / 86_400_000) * 1000 : 1

describe('a county whose nodes, connections, disk and clocks fail', () => {
  it(
    `should lose and double nothing in ${count} schedules`,
    async () => {
      let [unanswered, done] = [0, 0]
      for (let seed = first; seed < first + count; seed++) {
        const plan = planOf(seed)
        const examined = await examine(plan)
        if (examined.faults.length > 0) throw new Error((await explain(plan)).join('\n'))
        done += examined.done
        unanswered += examined.unanswered
      }
      expect(done).toBeGreaterThan(count * 15)
      expect(unanswered).toBeGreaterThan(count / 4)
    },
    count * 20_000,
  )

  it('should be the same run for the same seed', async () => {
    const [once, again] = [await examine(planOf(7)), await examine(planOf(7))]
    expect(again).toEqual(once)
  })
})
