import { backupServing, dataVersions, importAll } from '../../server/moving/index.js'
import { instances, ofRunningNodes, runtimeCollections } from '../../server/runtime/index.js'
import { createRegister, silence } from '../../server/runtime/nodes/register.js'
import { INSTALLATION, leases, nodes } from '../../server/runtime/nodes/rows.js'
import { openMemoryStore, type Store } from '../../server/store/index.js'
import { approval } from '../runtime/diagrams.js'
import { dying } from '../runtime/dying.js'
import { loose } from '../runtime/loose.js'
import { build, county, deploy, minute, monday, office, settableClock } from '../runtime/office.js'
import { freshFolders, now, program } from './county.js'

const folder = freshFolders()
const collections = [...runtimeCollections, dataVersions]
const known = { collections, program, now, dataVersion: 1 }
const log = { info: () => undefined, warn: () => undefined, error: () => undefined }

const owed = (store: Store) => store.count(instances, county, { where: { outboxed: true } })

/** A backup of nodes that wrote each row by itself: one of them leads, and one began what it has not delivered. */
async function backedUp(): Promise<string> {
  const store = loose(await openMemoryStore(collections))
  const a = await office({ node: 'a', on: { store, clock: settableClock() } })
  await deploy(a.runtime, approval())
  await a.runtime.open()
  for (let i = 0; i < 5; i++) await a.runtime.start(county, { process: 'approval', variables: {} })
  const b = build(store, a.clock, { node: 'b', wrap: dying(4) })
  await createRegister({ store, clock: a.clock, log }, 'b').beat()
  await b.runtime.start(county, { process: 'approval', variables: {} }).catch(() => undefined)
  expect(await owed(store)).toBe(6)
  expect(await store.count(nodes, INSTALLATION)).toBe(2)
  const copy = folder()
  await backupServing({ ...known, store, folder: copy })
  await a.runtime.close()
  return copy
}

/** A store with that backup, and a node on it whose clock is behind those of before. */
async function restored(leave: typeof ofRunningNodes) {
  const store = loose(await openMemoryStore(collections))
  await importAll({ ...known, store, folder: await backedUp(), leave })
  const clock = settableClock(monday - minute)
  return { store, clock, node: build(store, clock, { node: 'c' }) }
}

describe('nodes on a restored backup', () => {
  it('should deliver what those of before owed as soon as they start', async () => {
    const { store, node } = await restored(ofRunningNodes)
    expect([await store.count(nodes, INSTALLATION), await store.count(leases, INSTALLATION)]).toEqual([0, 0])
    await node.runtime.recover()
    expect(await owed(store)).toBe(0)
    expect(await node.open()).toHaveLength(6)
  })

  it('should do so after a short silence where the copy names them still', async () => {
    const { store, clock, node } = await restored([])
    await node.runtime.recover()
    expect(await owed(store)).toBe(6)
    clock.set(clock.now() + silence)
    await node.runtime.recover()
    expect(await owed(store)).toBe(0)
    expect(await node.open()).toHaveLength(6)
  })
})
