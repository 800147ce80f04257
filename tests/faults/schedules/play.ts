import { instances, runtimeCollections } from '../../../server/runtime/index.js'
import { openMemoryStore } from '../../../server/store/index.js'
import { createCounty, type Between } from './county.js'
import { holdingsOf, type Holdings } from './holdings.js'
import type { Outside } from './node.js'
import { county, createPeople } from './people.js'
import type { Plan } from './plan.js'
import { caseDiagram, others } from './procedures.js'
import type { Attempt } from './told.js'

export interface Ran {
  /** What was asked and answered. */
  attempts: readonly Attempt[]
  /** What the store holds when all is mended and everything due has happened, before the cases are ended. */
  interim: Holdings
  /** What it holds at the end. */
  holdings: Holdings
  /** What reached those outside. */
  outside: Outside
  /** Answers that are no refusals, and what does not come to rest. */
  odd: string[]
  turns: number
}

const minute = 60_000
/** So often at most the people come back at the end before all cases must have ended. */
const lastDays = 25

/** Plays a plan from its first request to the last case that ends. */
export async function play(plan: Plan, between: Between = {}): Promise<Ran> {
  const base = await openMemoryStore(runtimeCollections)
  try {
    const place = createCounty(plan, base, between)
    const { world, odd } = place
    const people = createPeople(world.turn)
    const first = place.bear(0)
    for (const content of [caseDiagram(1), ...others])
      await place.until(
        first.runtime.deploy(county, { files: [{ name: 'a.bpmn', content }], note: 'first' }),
        'the first deployment',
      )
    for (let node = 1; node < plan.nodes; node++) place.bear(node)

    /** Until all that is due or was left behind is done. */
    async function settled() {
      for (const life of place.alive()) {
        await place.until(place.tick(life), `the tick of node ${life.line.node}`)
        await place.until(place.sweep(life), `the sweep of node ${life.line.node}`)
      }
      await place.still()
    }

    const offset = world.turn()
    const faults = [...plan.faults]
    const visits = [...plan.visits]
    while (visits.length + faults.length > 0) {
      const turn = world.turn() - offset
      while (faults[0] && faults[0].at <= turn) await place.strike(faults.shift()!)
      while (visits[0] && visits[0].at <= turn) {
        const visit = visits.shift()!
        const up = place.alive()
        if (up.length > 0) void people.visit(visit, up[visit.node % up.length]!)
      }
      const up = place.alive()
      if (up.length > 0 && place.draw.chance(0.04)) void place.tick(place.draw.pick(up))
      if (up.length > 0 && place.draw.chance(0.005)) place.sweep(place.draw.pick(up)).catch(() => undefined)
      await place.turn()
    }
    await place.mend()
    await place.still()
    await settled()
    // The dead have been silent for long enough to be known for dead.
    place.pass(2 * minute)
    place.stopClock()
    await settled()
    const interim = await holdingsOf(base, place.now())
    place.startClock()

    const open = () => base.count(instances, county, { where: { status: 'running' } })
    for (let day = 0; day < lastDays && (day === 0 || (await open()) > 0); day++) {
      await settled()
      await place.until(people.finish(first.line.dead ? place.alive()[0]! : first), 'the last work')
      place.pass(13 * minute)
    }
    // Whatever a clock that was ahead has dated lies in the past now.
    place.pass(240 * minute)
    place.stopClock()
    await settled()
    for (const life of place.alive()) {
      await place.until(place.tick(life), `the last tick of node ${life.line.node}`)
      await place.until(life.runtime.close(), `the stop of node ${life.line.node}`)
    }
    odd.push(...people.unexpected)
    const holdings = await holdingsOf(base, place.now())
    return { attempts: people.attempts, interim, holdings, outside: place.out, odd, turns: world.turn() }
  } finally {
    await base.close()
  }
}
