import { createServer } from 'node:http'
import { join } from 'node:path'
import { root } from '../prepare.mjs'
import { person } from './client.mjs'

const built = path => import(join(root, 'dist/server', path))
export const instant = text => Date.parse(`${text.replace(' ', 'T')}:00+08:00`)
/** `2026-10-12 17:30`, as the office reads an instant. */
export const clockText = at => new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')

/**
 * The demonstration county behind HTTP, on a store that is gone with it and a clock that only the
 * demonstration moves.
 */
export async function openCounty(from) {
  const [{ collections, compose }, { openMemoryStore }, { argon2id }] = await Promise.all(
    ['service/compose.js', 'store/index.js', 'domain/identity/index.js'].map(built),
  )
  let now = instant(from)
  const clock = { now: () => now, set: at => void (now = at) }
  const trouble = []
  const note = (details, text) => void trouble.push(text ?? details)
  const store = await openMemoryStore(collections)
  const service = compose({
    store,
    clock,
    root,
    log: { info() {}, warn: note, error: note },
    seed: 'demo',
    sampleCalls: false,
    hashing: argon2id({ memoryCost: 8, timeCost: 1 }),
    ticking: false,
  })
  const server = createServer(service.app)
  await new Promise(resolve => server.listen(0, '127.0.0.1', resolve))
  await service.prepare()
  const url = `http://127.0.0.1:${server.address().port}`
  const people = new Map()
  const { runtime } = service.services.domain

  /** What falls due happens at its instant, one after the other; each time somebody looks. */
  async function fire(to, look) {
    for (let due = await runtime.nextDue(); due !== undefined && due <= to; due = await runtime.nextDue()) {
      await runtime.advance(due)
      await look?.()
    }
  }

  return {
    clock,
    trouble,
    as(account) {
      if (!people.has(account)) people.set(account, person(url, account))
      return people.get(account)
    },
    /** Lets time pass up to an instant, at which somebody acts before anything else falls due there. */
    async at(text, look) {
      await fire(instant(text) - 1, look)
      clock.set(instant(text))
    },
    /** Lets time pass up to and with an instant. */
    async until(text, look) {
      await fire(instant(text), look)
      clock.set(instant(text))
    },
    async close() {
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
      await service.close()
      await store.close()
    },
  }
}
