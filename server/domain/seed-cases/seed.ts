import { isStoreError, type Store } from '../../store/port.js'
import { plannedCases } from './cases.js'
import type { PlannedCase, PlannedStep } from './plan.js'
import { filePlanned, playStep, type VirtualServices } from './play.js'
import { seededCases, type SeededCases } from './progress.js'
import { instantFrom } from './when.js'

interface Moment {
  at: number
  plan: PlannedCase
  /** Null: the filing itself. */
  step: PlannedStep | null
}

export interface CaseProgress {
  done: number
  total: number
  text: string
}

/**
 * Plays the planned calls through the real acts on a virtual clock that ends at `now`. It may break off anywhere and be
 * called again: it goes on from the step that it had reached, with the times of the first start; once it is finished it
 * does nothing. The procedures must be in force, and the services' runtime must not tick by itself.
 */
export async function seedCases(
  services: VirtualServices,
  county: string,
  now: number,
  progress: (progress: CaseProgress) => void = () => undefined,
  plan: readonly PlannedCase[] = plannedCases,
): Promise<void> {
  let state = await begin(services.store, county, now)
  if (state.finished) return
  const moments = momentsOf(services, county, plan, state.now)
  const first = moments[0]
  services.clock.set(state.done ? state.at : (first?.at ?? now))
  const numbers = new Map(state.numbers.map(each => [each.id, each.number]))
  const reached = state.done
  for (const [index, moment] of moments.entries()) {
    if (index < state.done) continue
    await services.runtime.advance(moment.at)
    await play(services, county, moment, numbers, index === reached)
    state = await keep(services.store, state, {
      done: index + 1,
      at: moment.at,
      numbers: [...numbers].map(([id, number]) => ({ id, number })),
    })
    progress({ done: index + 1, total: moments.length, text: '样例事项' })
  }
  await services.runtime.advance(state.now)
  await keep(services.store, state, { finished: true, at: state.now })
}

/** Every step of the plan that lies before now, in the order of time; a case files before its steps. */
function momentsOf(
  { calendar }: VirtualServices,
  county: string,
  plan: readonly PlannedCase[],
  now: number,
): Moment[] {
  const edition = calendar(county)
  return plan
    .flatMap(each => {
      const filed = instantFrom(edition, each.filed, now)
      const steps = each.steps.map(step => ({
        at: Math.max(filed, instantFrom(edition, step[0], now)),
        plan: each,
        step,
      }))
      return [{ at: filed, plan: each, step: null }, ...steps]
    })
    .filter(moment => moment.at <= now)
    .sort((a, b) => a.at - b.at)
}

/** @param resumed the first step after a start: it may have been done before the break */
async function play(
  services: VirtualServices,
  county: string,
  { plan, step }: Moment,
  numbers: Map<string, string>,
  resumed: boolean,
): Promise<void> {
  if (step === null) {
    numbers.set(plan.id, await filePlanned(services, county, plan))
    return
  }
  const number = numbers.get(plan.id)
  if (number === undefined) return
  const outcome = await playStep(services, county, plan, number, step)
  if (outcome.ok || resumed) return
  services.log.warn(
    { case: plan.id, step: step[1], code: outcome.code },
    `sample step left out: ${outcome.text}`,
  )
}

async function begin(store: Store, county: string, now: number): Promise<SeededCases> {
  const there = await store.get(seededCases, county, county)
  if (there) return there
  try {
    return await store.insert(seededCases, {
      _id: county,
      county,
      now,
      done: 0,
      at: 0,
      finished: false,
      numbers: [],
    })
  } catch (error) {
    const raced = isStoreError(error, 'DUPLICATE') && (await store.get(seededCases, county, county))
    if (raced) return raced
    throw error
  }
}

function keep(
  store: Store,
  { county, _id, rev }: SeededCases,
  set: Partial<SeededCases>,
): Promise<SeededCases> {
  const { numbers, done, at, finished } = set
  return store.update(seededCases, county, _id, rev, {
    set: {
      ...(numbers ? { numbers } : {}),
      ...(done === undefined ? {} : { done }),
      ...(at === undefined ? {} : { at }),
      ...(finished === undefined ? {} : { finished }),
    },
  })
}
