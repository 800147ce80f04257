import fc from 'fast-check'
import { waits } from '../../server/engine/index.js'
import { play, type Play } from './play.js'
import { blocks, draw } from './random-diagram.js'

/** Lets one of the things happen that can happen, and says whether there was one. */
function happen(run: Play, choice: number, messages: { left: number }): boolean {
  const { tasks, timers, messages: awaited } = waits(run.state)
  // Events that stay open could be served for ever.
  const served = awaited.filter(wait => !wait.stays || messages.left > 0)
  const possible = [...tasks, ...timers, ...served]
  if (possible.length === 0) return false
  const wait = possible[choice % possible.length]!
  if ('candidates' in wait) run.take({ type: 'complete-task', task: wait.key, variables: {} })
  else if ('due' in wait) {
    run.now = Math.max(run.now, wait.due.at)
    run.take({ type: 'fire', timer: wait.key })
  } else {
    if (wait.stays) messages.left -= 1
    run.take({ type: 'message', subscription: wait.key, id: 'm', name: wait.name, variables: {} })
  }
  return true
}

describe('any structured diagram', () => {
  it('should complete and leave nothing behind, whatever happens in which order', async () => {
    await fc.assert(
      fc.asyncProperty(blocks, fc.infiniteStream(fc.nat(1000)), async (block, choices) => {
        const run = (await play(draw(block))).start({ n: 0 })
        const messages = { left: 3 }
        let steps = 0
        for (const choice of choices) {
          if (run.state.status !== 'active' || !happen(run, choice, messages)) break
          if ((steps += 1) > 400) break
        }
        expect(run.incidents()).toEqual([])
        expect(run.state.status).toBe('completed')
        expect([run.state.tokens, run.state.joining]).toEqual([[], []])
      }),
      { numRuns: Number(process.env['ENGINE_RANDOM_RUNS'] ?? 60) },
    )
  }, 120_000)

  it('should take the same steps from the same commands', async () => {
    await fc.assert(
      fc.asyncProperty(blocks, fc.array(fc.nat(1000), { maxLength: 20 }), async (block, choices) => {
        const runs = await Promise.all([play(draw(block)), play(draw(block))])
        for (const run of runs) {
          run.start({ n: 0 })
          const messages = { left: 3 }
          for (const choice of choices) if (run.state.status === 'active') happen(run, choice, messages)
        }
        expect(runs[0].events).toEqual(runs[1].events)
      }),
      { numRuns: 15 },
    )
  }, 60_000)
})
