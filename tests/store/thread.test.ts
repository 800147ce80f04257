// The store as it is compiled: its writes are done in a thread of their own.
import { join } from 'node:path'
import type { openStore } from '../../server/store/index.js'
import type { threadedWriter } from '../../server/store/sqlite/threaded-writer.js'
import { compiled } from './children.js'
import { calls, county } from './contract/calls.js'
import { contract } from './contract/index.js'
import { freshFolders } from './folder.js'

const folder = freshFolders()
const programs = compiled()

const load = (file: string) => import(join(programs(), 'server/store', file)) as Promise<never>
const open: typeof openStore = async options =>
  ((await load('index.js')) as { openStore: typeof openStore }).openStore(options)

contract(
  { name: 'SQLite that writes in a thread', open: collections => open({ data: folder(), collections }) },
  'writing',
)

describe('the writing thread', () => {
  it('should take its batch with it when it dies, and have a successor', async () => {
    const data = folder()
    await (await open({ data, collections: [calls] })).close()
    const { threadedWriter: start } = (await load('sqlite/threaded-writer.js')) as {
      threadedWriter: typeof threadedWriter
    }
    const writer = start({ file: join(data, 'huying.db'), collections: [calls] })
    const next = [{ do: 'next', county, sequence: 'n' }] as const
    expect(await writer.commit(next)).toEqual({ outcomes: [{ value: 1 }] })
    // It promises a follower and has none.
    const nonsense = { do: 'probe', followers: { length: 1, *[Symbol.iterator]() {} } }
    expect(await writer.commit([nonsense] as never)).toMatchObject({ lost: { code: 'STORE_FAILED' } })
    expect(await writer.commit(next)).toEqual({ outcomes: [{ value: 2 }] })
    await writer.end()
  })

  it('should not keep a process alive that has nothing to write', async () => {
    const store = await open({ data: folder(), collections: [calls] })
    await store.insert(calls, { _id: 'a', county })
    expect(process.getActiveResourcesInfo().filter(each => each === 'MessagePort')).toEqual([])
    await store.close()
  })
})
