import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { askedAbout, readStore } from './check.mjs'
import { peopleOf } from './people.mjs'
import { prepareData, startServer } from './server.mjs'
import { openVoices } from './voices.mjs'

const MINUTE = 60_000
/** Minutes that pass between the lives of a campaign, all together: long enough that limits are missed. */
const AWAY = 1800

/** Uniform in [0, 1), the same for the same seed. */
function randomOf(seed) {
  let drawn = seed % 2147483647 || 1
  return () => (drawn = (drawn * 48271) % 2147483647) / 2147483647
}

/**
 * Kills the service at random moments while people work on it, and looks after each restart whether everything that
 * was acknowledged is there, once. Between two lives some time passes, so that timers fall due while nobody runs.
 *
 * @param {{ rounds: number, open: number, seed: number, say(line: string): void }} plan `open`: how many cases are
 *   open before the first kill
 * @returns {Promise<string[]>} what is wrong, one sentence each
 */
export async function campaign({ rounds, open, seed, say }) {
  const random = randomOf(seed)
  const data = mkdtempSync(join(tmpdir(), 'huying-faults-'))
  let server
  const ask = peopleOf(() => server.url)
  const voices = openVoices(ask, random)
  let now = Date.parse('2026-10-12T09:40:00+08:00')
  const faults = []
  try {
    await prepareData(data)
    let began = Date.now()
    server = await startServer(data, now)
    await voices.speak(6, Infinity, () => voices.cases.length >= open)
    for (const one of voices.cases) one.touched = false
    say(`${voices.cases.length} cases, ${voices.counted.acts} acts before the first kill`)
    for (let round = 1; round <= rounds && faults.length === 0; round++) {
      const before = voices.counted.acts
      const moment = 10 + Math.floor(random() * 50)
      const delay = Math.floor(random() * 20)
      const speaking = voices.speak(6, open)
      while (voices.counted.acts - before < moment && voices.faults.length === 0)
        await new Promise(go => setTimeout(go, 2))
      await new Promise(go => setTimeout(go, delay))
      const killed = server.kill()
      voices.silence()
      await Promise.all([killed, speaking])
      const pass = Math.floor((AWAY / rounds) * (0.3 + 1.4 * random())) * MINUTE
      now += Date.now() - began + pass
      began = Date.now()
      server = await startServer(data, now)
      const unsure = voices.unsure.length
      await voices.resend()
      const touched = voices.cases.filter(one => one.touched)
      for (const one of touched) one.touched = false
      faults.push(...voices.faults, ...(await askedAbout(ask, round === rounds ? voices.cases : touched)))
      say(
        `kill ${round}: after ${voices.counted.acts - before} acts, ${unsure} unanswered, ` +
          `${voices.cases.length} cases, ${pass / MINUTE} minutes passed, ${faults.length} faults`,
      )
    }
    await server.stop()
    now += Date.now() - began
    const { faults: found, counts } = await readStore(data, voices, now)
    const { acked } = voices
    say(
      `acknowledged: ${acked.filed.length} filings, ${acked.done.length} acts, ${acked.said.length} comments; ` +
        `sent again: ${voices.counted.resent}`,
    )
    say(
      Object.entries(counts)
        .map(([name, n]) => `${name} ${n}`)
        .join(', '),
    )
    return [...faults, ...found]
  } finally {
    await server?.kill()
    rmSync(data, { recursive: true, force: true })
  }
}
