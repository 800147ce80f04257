import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { askedAbout, readStore } from './check.mjs'
import { openNodes } from './nodes.mjs'
import { peopleOf } from './people.mjs'
import { prepareData } from './server.mjs'
import { openVoices } from './voices.mjs'

const MINUTE = 60_000
/** Minutes that pass between the lives of a campaign, all together: long enough that limits are missed. */
const AWAY = 1800
const VOICES = 6

/** Whether a line of the log is about a request that a fault names. */
function isToldOf(line, faults) {
  const { requestId } = JSON.parse(line)
  return requestId !== undefined && faults.some(fault => fault.includes(requestId))
}

const pause = ms => new Promise(go => setTimeout(go, ms))

/** Uniform in [0, 1), the same for the same seed. */
function randomOf(seed) {
  let drawn = seed % 2147483647 || 1
  return () => (drawn = (drawn * 48271) % 2147483647) / 2147483647
}

/**
 * Kills nodes of the real service at random moments while people work on it, and looks after each round whether
 * everything that was acknowledged is there, once. When all die together some time passes before they come back, so
 * that timers fall due while nobody runs. On MongoDB the wires of nodes are cut as well.
 *
 * @param {{ rounds: number, open: number, seed: number, nodes?: number, say(line: string): void,
 *   mongo?: { port: number, database: string } }} plan `open`: how many cases are open before the first fault
 * @returns {Promise<string[]>} what is wrong, one sentence each
 */
export async function campaign({ rounds, open, seed, nodes: count = 1, mongo, say }) {
  const random = randomOf(seed)
  const data = mkdtempSync(join(tmpdir(), 'huying-faults-'))
  const nodes = await openNodes({ count, data, mongo })
  const people = peopleOf(() => nodes.address(random))
  const voices = openVoices(people, random, { twice: count > 1 ? 0.1 : 0 })
  const place = { data, mongodb: mongo && `mongodb://127.0.0.1:${mongo.port}/${mongo.database}` }
  const faults = []

  /** One fault, drawn; returns it in words. */
  async function strike(all) {
    if (all) {
      const minutes = Math.floor((AWAY / rounds) * (0.3 + 1.4 * random()))
      await nodes.killAll()
      nodes.pass(minutes * MINUTE)
      await nodes.startAll()
      return `${count === 1 ? 'killed' : 'all killed'}, ${minutes} minutes passed`
    }
    const i = Math.floor(random() * count)
    if (mongo && random() < 0.4) {
      const ms = 20 + Math.floor(random() * 600)
      await nodes.cut(i, ms)
      return `wire of node ${i} cut for ${ms} ms`
    }
    await nodes.killAndStart(i)
    return `node ${i} killed`
  }

  try {
    await prepareData(place)
    nodes.setClock(Date.parse('2026-10-12T09:40:00+08:00'))
    await nodes.startAll()
    await voices.speak(VOICES, Infinity, () => voices.cases.length >= open)
    for (const one of voices.cases) one.touched = false
    say(`${voices.cases.length} cases, ${voices.counted.acts} acts before the first fault`)
    for (let round = 1; round <= rounds && faults.length === 0; round++) {
      const before = { ...voices.counted }
      const moment = 10 + Math.floor(random() * 50)
      const speaking = voices.speak(VOICES, open)
      while (voices.counted.acts - before.acts < moment && voices.faults.length === 0) await pause(2)
      await pause(Math.floor(random() * 20))
      const words = await strike(count === 1 || random() < 0.25)
      voices.silence()
      await speaking
      const touched = voices.cases.filter(one => one.touched)
      for (const one of touched) one.touched = false
      const asked = round === rounds ? voices.cases : touched
      faults.push(...voices.faults, ...(await askedAbout(people.insist, asked)))
      say(
        `fault ${round}: ${words}; ${voices.counted.acts - before.acts} acts, ` +
          `${voices.counted.unanswered - before.unanswered} unanswered, ${voices.cases.length} cases, ${faults.length} faults`,
      )
    }
    await nodes.stopAll()
    const { faults: found, counts } = await readStore(place, voices, nodes.now())
    const { acked, counted } = voices
    say(
      `acknowledged: ${acked.filed.length} filings, ${acked.done.length} acts, ${acked.said.length} comments; ` +
        `sent again without an answer: ${counted.unanswered}, sent twice: ${counted.twice}`,
    )
    say(
      Object.entries(counts)
        .map(([name, n]) => `${name} ${n}`)
        .join(', '),
    )
    // A node whose wire is cut or whose peer dies has something to say about it; alone, it has not.
    const told = [...faults, ...found]
    const logged = nodes.errors().filter(line => !mongo || isToldOf(line, told))
    return [...told, ...logged.map(line => `logged: ${line.slice(0, 2_000)}`)]
  } finally {
    await nodes.close()
    rmSync(data, { recursive: true, force: true })
  }
}
