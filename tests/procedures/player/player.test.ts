import fc from 'fast-check'
import { demonstrationCounty } from '../stories/county.js'
import { whatPeopleDo } from './coverage.js'
import { diceOf } from './dice.js'
import { tryForbidden } from './forbidden.js'
import { broken, brokenInTheEnd } from './invariants/index.js'
import { look, lookAtAll } from './invariants/view.js'
import { Player } from './player.js'
import { themes } from './themes.js'

const long = process.env.HUYING_LONG === '1'
const histories = Number(process.env.HUYING_HISTORIES ?? (long ? 2_000 : 30))
const seed = Number(process.env.HUYING_SEED_NUMBER ?? (long ? Date.now() % 2 ** 31 : 20_261_124))
/** A counterexample as fast-check printed it, to be played again. */
const path = process.env.HUYING_PATH
/** Tell the first story that broke as it is: a short one takes long to find. */
const unshrunk = process.env.HUYING_UNSHRUNK === '1'
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

/** From so many on nearly everything that people can do is done by somebody, and from so many more everything. */
const [many, plenty] = [200, 1_000]

const played = fc.record({
  theme: fc.constantFrom(...Object.keys(themes)),
  moves: fc.array(fc.noShrink(fc.nat()), { minLength: 1, maxLength: long ? 60 : 45, size: 'max' }),
})

const done: Record<string, number> = Object.fromEntries(whatPeopleDo().map(what => [what, 0]))
const refused: Record<string, number> = {}

/** Plays a history on a county of its own. @throws with the story when something did not hold */
async function history({ theme, moves }: { theme: string; moves: readonly number[] }): Promise<void> {
  const county = await demonstrationCounty('2026-09-28 09:00')
  await county.deploys('enforcement-referral', 'joint-enforcement')
  const player = new Player(county, themes[theme]!)
  const told = ([first]: Iterable<string>) => {
    if (first !== undefined) throw player.story.broken(first)
  }
  const check = async () => told(broken(await look(county), player.memory, player.deed))
  try {
    await player.play(moves.length, 'file')
    await check()
    for (const move of moves) {
      await player.play(move)
      await check()
    }
    told(await tryForbidden(player, diceOf(moves.length + seed), 5))
    // Nobody does anything more: what is open must still have an owner, a limit and an escalation.
    player.deed = { kind: 'time' }
    await county.services.runtime.advance(county.clock.now() + 30 * DAY)
    await check()
    told(brokenInTheEnd(await lookAtAll(county), player.memory))
  } finally {
    for (const [name, n] of Object.entries(player.tally.acts)) done[name] = (done[name] ?? 0) + n
    for (const [name, n] of Object.entries(player.tally.refused)) refused[name] = (refused[name] ?? 0) + n
    await county.store.close()
  }
}

describe('people who do whatever is offered', () => {
  it(
    `should keep every rule of the procedures (${histories} histories, seed ${seed})`,
    async () => {
      await fc.assert(fc.asyncProperty(played, history), {
        numRuns: histories,
        seed,
        ...(path === undefined ? {} : { path }),
        endOnFailure: unshrunk,
        interruptAfterTimeLimit: long ? undefined : 4 * MINUTE,
      })
      if (process.env.HUYING_TALLY) console.log(JSON.stringify({ done, refused }, null, 1))
      const never = Object.keys(done).filter(what => done[what] === 0)
      if (path !== undefined) return
      if (histories >= plenty) expect(never).toEqual([])
      else if (histories >= many) expect(never.length).toBeLessThan(Object.keys(done).length / 20)
    },
    long ? 4 * 60 * MINUTE : 20 * MINUTE,
  )
})
