import type { Plan } from './plan.js'

/**
 * A smaller plan that still fails: faults and visits are left out in ever smaller pieces for as long as what remains
 * fails.
 * @param fails plays a plan
 * @param most how many plans may be played
 */
export async function shrink(plan: Plan, fails: (plan: Plan) => Promise<boolean>, most = 120): Promise<Plan> {
  let best = plan
  let left = most
  async function without(part: 'faults' | 'visits'): Promise<void> {
    for (
      let size = Math.ceil(best[part].length / 2);
      size >= 1 && left > 0;
      size = size === 1 ? 0 : Math.ceil(size / 2)
    )
      for (let from = 0; from < best[part].length && left > 0;) {
        const rest = [...best[part].slice(0, from), ...best[part].slice(from + size)]
        const smaller = { ...best, [part]: rest }
        left--
        if (await fails(smaller)) best = smaller
        else from += size
      }
  }
  await without('faults')
  await without('visits')
  await without('faults')
  return best
}
