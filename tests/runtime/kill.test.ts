import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { history, incidents, instances, runtimeCollections, tasks } from '../../server/runtime/index.js'
import type { EngineEvent } from '../../server/engine/index.js'
import { openStore, type Store } from '../../server/store/index.js'
import { build, county, minute, settableClock } from './office.js'
import { compileChild, killedAfter, removeChild } from './programs.js'

const moments = 5

let program: string
let data: string

beforeAll(async () => {
  program = await compileChild()
  data = mkdtempSync(join(tmpdir(), 'huying-kill-'))
})

afterAll(() => {
  removeChild(program)
  rmSync(data, { recursive: true, force: true })
})

/** The acknowledged acts of which too little is found. */
async function missing(store: Store, acts: string[][]): Promise<string[]> {
  const gone: string[] = []
  for (const [kind, id = '', task, by] of acts) {
    if (kind === 'started' && !(await store.get(instances, county, id))) gone.push(`start of ${id}`)
    if (kind === 'done') {
      const row = await store.get(tasks, county, `${id}/${task}`)
      if (row?.state !== 'done' || row.doneBy !== by) gone.push(`task ${task} of ${id}`)
    }
  }
  return gone
}

describe('after kill -9 under load', () => {
  it('should have every acknowledged act, no task twice, no timer lost or doubled', async () => {
    const seed = Date.now() % 100_000
    console.info(`kill -9: seed ${seed}`)
    const acts: string[][] = []
    for (let moment = 0; moment < moments; moment++) {
      const lines = 20 + ((seed * (moment + 3) * 7919) % 101)
      const printed = await killedAfter(
        join(program, 'tests/runtime/child/cases.js'),
        [data, `r${moment}`, String(seed * 100 + moment + 1)],
        lines,
      )
      acts.push(...printed.filter(line => line.startsWith('ack ')).map(line => line.split(' ').slice(1)))
      const store = await openStore({ data, collections: runtimeCollections })
      const heir = build(store, settableClock(Date.now()), { seed: seed * 100 + 50 + moment })
      heir.runtime.work('look', () => Promise.resolve({ looked: true }))
      await heir.runtime.recover()
      expect(await missing(store, acts)).toEqual([])
      expect(heir.errors).toEqual([])
      await heir.runtime.close()
      await store.close()
    }

    const store = await openStore({ data, collections: runtimeCollections })
    // After the last lock of a dead worker and the last timer of an open case.
    const last = build(store, settableClock(Date.now()), { seed: seed * 100 + 99 })
    last.runtime.work('look', () => Promise.resolve({ looked: true }))
    await last.runtime.advance(last.clock.now() + 20 * minute)
    for (let open = await last.open(); open.length > 0; open = await last.open()) {
      for (const { instance, task } of open)
        await last.runtime.complete(county, { instance, task, variables: {}, by: 'z' })
      await last.runtime.settle()
    }
    for await (const doc of store.stream(instances, county, { where: { process: 'case' } })) {
      const events = await last.runtime.history(county, doc._id)
      expect(events.map(each => each.seq)).toEqual(events.map((_, i) => i + 1))
      expect(doc.status).toBe('completed')
      const done = events.filter(each => each.type === 'task-completed').map(each => each.element)
      expect(done).toEqual(['handle', 'close'])
      expect(timers(events)).toEqual([1])
    }
    expect(await store.count(incidents, county, { where: { state: 'open' } })).toBe(0)
    expect(await store.count(history, county)).toBeGreaterThan(acts.length)
    await last.runtime.close()
    await store.close()
  }, 60_000)
})

/** How often each timer ended, by firing or with its task: once. */
function timers(events: readonly EngineEvent[]): number[] {
  const ends = new Map<string, number>()
  for (const each of events)
    if (each.type === 'timer-fired' || each.type === 'timer-cancelled')
      ends.set(each.timer, (ends.get(each.timer) ?? 0) + 1)
  return [...ends.values()]
}
