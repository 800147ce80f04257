import fc from 'fast-check'
import { demonstrationCounty } from '../stories/county.js'
import { broken } from './invariants/index.js'
import { diceOf } from './dice.js'
import { Player, weights, type Move } from './player.js'

const long = process.env.HUYING_LONG === '1'
const histories = Number(process.env.HUYING_HISTORIES ?? (long ? 2_000 : 30))
const seed = Number(process.env.HUYING_SEED_NUMBER ?? (long ? Date.now() % 2 ** 31 : 20_261_124))
const MINUTE = 60_000

const move: fc.Arbitrary<Move> = fc.record({
  kind: fc.oneof(
    ...Object.entries(weights).map(([kind, weight]) => ({
      weight,
      arbitrary: fc.constant(kind as Move['kind']),
    })),
  ),
  dice: fc.nat(),
})

const done: Record<string, number> = {}
const refused: Record<string, number> = {}

/** Plays a history on a county of its own. @throws with the story when something did not hold */
async function history(moves: readonly Move[]): Promise<void> {
  const county = await demonstrationCounty('2026-09-28 09:00')
  await county.deploys('enforcement-referral', 'joint-enforcement')
  const player = new Player(county)
  const check = async () => {
    const [first] = await broken(player)
    if (first !== undefined) throw player.story.broken(first)
  }
  try {
    await player.play({ kind: 'file', dice: moves.length })
    for (const each of moves) {
      await player.play(each)
      await check()
    }
    const [forbidden] = await player.forbidden(diceOf(moves.length + seed), 5)
    if (forbidden !== undefined) throw player.story.broken(forbidden)
    // Nobody does anything more: what is open must still have an owner, a limit and an escalation.
    await county.services.runtime.advance(county.clock.now() + 30 * 24 * 60 * MINUTE)
    await check()
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
      await fc.assert(
        fc.asyncProperty(fc.array(fc.noShrink(move), { minLength: 1, maxLength: 60, size: 'max' }), history),
        {
          numRuns: histories,
          seed,
          interruptAfterTimeLimit: long ? undefined : 4 * MINUTE,
        },
      )
      if (process.env.HUYING_TALLY) console.log(done, refused)
    },
    long ? 4 * 60 * MINUTE : 5 * MINUTE,
  )
})
