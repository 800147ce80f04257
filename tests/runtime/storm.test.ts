import { history, incidents, instances, jobs, messages, tasks } from '../../server/runtime/index.js'
import type { EngineEvent } from '../../server/engine/index.js'
import { cases as diagrams } from './case-diagrams.js'
import { dying } from './dying.js'
import { county, deploy, minute, monday, office, type Office } from './office.js'

/** The same numbers for the same seed. */
function numbers(seed: number) {
  let n = seed
  return (below: number) => {
    n = (n * 48271) % 2147483647
    return n % below
  }
}

interface Acknowledged {
  started: string[]
  handled: string[]
  closed: string[]
}

/** One life of a node: it works on whatever it finds until it dies. */
async function live(o: Office, pick: (below: number) => number, cases: number, done: Acknowledged) {
  await o.runtime.recover().catch((error: unknown) => o.errors.push(error))
  for (let n = 0; n < cases; n++) {
    const leg = `L${n}`
    const acts = async () => {
      if (!done.started.includes(leg)) {
        await o.runtime.start(county, { process: 'case', variables: { leg }, instance: leg })
        done.started.push(leg)
      }
      o.clock.set(o.clock.now() + pick(3) * minute)
      await o.runtime.fireDue()
      await o.runtime.settle()
      for (const task of await o.open()) {
        if (task.instance !== leg) continue
        const { instance, task: key, element } = task
        await o.runtime.complete(county, { instance, task: key, variables: {}, by: 'li' })
        if (element === 'handle') done.handled.push(leg)
        else done.closed.push(leg)
      }
    }
    await acts().catch((error: unknown) => o.errors.push(error))
  }
  await o.runtime.settle().catch((error: unknown) => o.errors.push(error))
}

const every = <T>(events: readonly EngineEvent[], type: EngineEvent['type'], of: (each: EngineEvent) => T) =>
  events.filter(each => each.type === type).map(of)

describe('nodes that die at any moment under load', () => {
  it.each([1, 2, 3])('should lose nothing and do nothing twice (seed %i)', async seed => {
    const cases = 6
    const pick = numbers(seed * 7919)
    const first = await office()
    for (const each of diagrams) await deploy(first.runtime, each)
    const done: Acknowledged = { started: [], handled: [], closed: [] }
    const heard = new Map<string, Set<number>>()
    const listen = (o: Office) => {
      o.runtime.work('look', () => Promise.resolve({ looked: true }))
      o.runtime.onEvents(async ({ instance, events }) => {
        const seen = heard.get(instance) ?? new Set()
        heard.set(instance, seen)
        for (const each of events) {
          // At least once, and never one that leaves a gap before it.
          expect(each.seq).toBeLessThanOrEqual(seen.size + 1)
          seen.add(each.seq)
        }
      })
      return o
    }
    for (let death = 0; death < 12; death++) {
      const doomed = listen(first.second(dying(20 + pick(60))))
      const other = listen(first.second(dying(20 + pick(60))))
      await Promise.all([live(doomed, pick, cases, done), live(other, pick, cases, done)])
      // Locks of dead workers run out.
      first.clock.set(first.clock.now() + minute)
    }
    const last = listen(first.second())
    for (let i = 0; i < 3; i++) {
      await live(last, pick, cases, done)
      await last.runtime.advance(last.clock.now() + 20 * minute)
    }
    await last.runtime.recover()
    await last.runtime.close()

    expect([...new Set(done.closed)].sort()).toEqual([...Array(cases).keys()].map(n => `L${n}`))
    for (let n = 0; n < cases; n++) {
      const events = await last.runtime.history(county, `L${n}`)
      expect(events.map(each => each.seq)).toEqual(events.map((_, i) => i + 1))
      expect(every(events, 'task-completed', each => (each as { element: string }).element)).toEqual([
        'handle',
        'close',
      ])
      expect(every(events, 'message-received', () => 1)).toHaveLength(1)
      expect(every(events, 'child-ended', () => 1)).toHaveLength(1)
      expect(every(events, 'timer-fired', () => 1).length).toBeLessThanOrEqual(1)
      expect(events.at(-1)!.type).toBe('instance-completed')
      expect(heard.get(`L${n}`)!.size).toBe(events.length)
    }
    const { store } = last
    expect(await store.count(instances, county)).toBe(3 * cases)
    expect(await store.count(instances, county, { where: { status: 'completed' } })).toBe(3 * cases)
    expect(await store.count(instances, county, { where: { outboxed: true } })).toBe(0)
    expect(await store.count(tasks, county)).toBe(2 * cases)
    expect(await store.count(tasks, county, { where: { state: 'open' } })).toBe(0)
    expect(await store.count(jobs, county, { where: { state: 'done' } })).toBe(cases)
    expect(await store.count(messages, county)).toBe(2 * cases)
    expect(await store.count(messages, county, { where: { settled: false } })).toBe(0)
    expect(await store.count(incidents, county, { where: { state: 'open' } })).toBe(0)
    expect(await store.count(history, county)).toBeGreaterThan(3 * cases)
    expect(last.clock.now()).toBeGreaterThan(monday)
  })
})
