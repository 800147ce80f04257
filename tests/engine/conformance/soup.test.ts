import fc from 'fast-check'
import { compile, createFeel, type Command, type InstanceState, waits } from '../../../server/engine/index.js'
import { Play } from '../play.js'
import { soups, write } from './soup.js'
import { run } from './world.js'

const feel = createFeel()
const RUNS = Number(process.env['ENGINE_SOUP_RUNS'] ?? 60)
/** The same diagrams at every run of the tests; a campaign with more runs looks for new ones. */
const SEED = process.env['ENGINE_SOUP_RUNS'] ? {} : { seed: 20261012 }
const BUDGET = { step: 20, instance: 60 }

/** Everything that could happen to an instance from outside. */
function possible(state: InstanceState): Command[] {
  const { tasks, jobs, timers, messages, signals, children, incidents } = waits(state)
  const variables = { n: state.seq % 4 }
  return [
    ...tasks.flatMap(({ key }): Command[] => [
      { type: 'complete-task', task: key, variables },
      { type: 'throw-error', wait: key, code: 'E', variables },
    ]),
    ...jobs.flatMap(({ key }): Command[] => [
      { type: 'complete-job', job: key, variables },
      { type: 'fail-job', job: key, retries: 0, message: 'no' },
      { type: 'throw-error', wait: key, code: 'E', variables },
      { type: 'throw-escalation', wait: key, code: 'X', variables },
    ]),
    ...timers.map(({ key }): Command => ({ type: 'fire', timer: key })),
    ...messages.map(({ key }): Command => ({
      type: 'message',
      subscription: key,
      id: 'm',
      name: 'M',
      variables,
    })),
    ...signals.map(({ key }): Command => ({
      type: 'signal',
      subscription: key,
      id: 's',
      name: 'Z',
      variables,
    })),
    ...children.flatMap(({ key }): Command[] => [
      { type: 'child-completed', child: key, variables },
      { type: 'child-failed', child: key, code: 'E', variables },
      { type: 'child-escalated', child: key, code: 'X', variables },
    ]),
    ...incidents
      .filter(one => one.code !== 'LOOP')
      .map(({ key }): Command => ({ type: 'retry', incident: key, variables: { n: 1, nothing: 3 } })),
  ]
}

describe('any diagram at all', () => {
  it('should never end in an exception nor lose a token', async () => {
    let started = 0
    await fc.assert(
      fc.asyncProperty(soups, fc.array(fc.nat(1000), { maxLength: 25 }), async (soup, choices) => {
        const { processes, diagnostics } = await compile(write(soup), feel)
        const [graph] = processes
        if (!graph || diagnostics.some(one => one.severity === 'error')) return
        started += 1
        const play = new Play(graph, { env: { budget: BUDGET, unworked: 'pass' } }).start({ n: 0 })
        for (const choice of choices) {
          if (play.state.status !== 'active') break
          const commands = possible(play.state)
          if (commands.length === 0) break
          play.take(commands[choice % commands.length]!)
        }
        const { state } = play
        if (state.status !== 'active') return
        expect(state.tokens.length > 0 && Object.keys(state.incidents).length === 0).toBe(false)
        // Whoever is still there waits for something, holds something that does, or has an incident.
        for (const activity of Object.values(state.activities))
          expect([
            activity.element,
            activity.waits.length + activity.alive > 0 ||
              activity.incident !== undefined ||
              activity.plan !== undefined,
          ]).toEqual([activity.element, true])
      }),
      { numRuns: RUNS, ...SEED },
    )
    expect(started).toBeGreaterThan(RUNS / 4)
  }, 120_000)

  it('should come to rest when it is tried out, twice the same', async () => {
    await fc.assert(
      fc.asyncProperty(soups, async soup => {
        const asked = {
          vars: { n: 0 },
          tell: ['M', 'signal Z', 'M'],
          complete: { userTask1: {}, userTask2: {}, service1: {} },
        }
        const xml = write(soup)
        const report = await run(xml, asked)
        expect(await run(xml, asked)).toEqual(report)
        const { state, instances } = report
        expect([state, instances.some(one => one.state === 'waiting' && one.waitingAt.length === 0)]).toEqual(
          [state, false],
        )
      }),
      { numRuns: Math.ceil(RUNS / 6), ...SEED },
    )
  }, 120_000)
})
