import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { compileSchedules } from './compile.mjs'

/**
 * Plays schedules of load and faults inside this process, one for each seed from `seed` on, and explains the first that
 * fails by the smallest one that still fails.
 *
 * @param {{ seed: number, schedules: number, nodes?: number, atomic?: boolean, say(line: string): void }} plan
 * @returns {Promise<string[]>} what is wrong, one line each
 */
export async function playSchedules({ seed, schedules, nodes, atomic, say }) {
  const folder = await compileSchedules()
  try {
    const { examine, explain, planOf } = await import(
      pathToFileURL(join(folder, 'tests/faults/schedules/examine.js')).href
    )
    const sum = { requests: 0, done: 0, unanswered: 0, turns: 0 }
    const befell = {}
    for (let at = seed; at < seed + schedules; at++) {
      const plan = planOf(at, { nodes, atomic })
      const examined = await examine(plan)
      if (examined.faults.length > 0) return explain(plan)
      for (const name of Object.keys(sum)) sum[name] += examined[name]
      for (const [kind, n] of Object.entries(examined.befell)) befell[kind] = (befell[kind] ?? 0) + n
      if ((at - seed + 1) % 100 === 0) say(`${at - seed + 1} schedules, nothing wrong`)
    }
    say(
      `${schedules} schedules from seed ${seed}: ${sum.requests} requests, ${sum.done} done, ` +
        `${sum.unanswered} never answered, ${sum.turns} turns`,
    )
    say(
      `faults: ${Object.entries(befell)
        .map(([kind, n]) => `${kind} ${n}`)
        .join(', ')}`,
    )
    return []
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
