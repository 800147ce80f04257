import { openStore, type Store } from '../../server/store/index.js'
import { children } from './children.js'
import { calls, county } from './contract/calls.js'
import { freshFolders } from './folder.js'

const programs = children()
const folder = freshFolders()

/** The acknowledged acts of which nothing is found, or too little. */
async function missing(store: Store, acts: string[][]): Promise<string[]> {
  const gone: string[] = []
  for (const [kind, id = '', rev] of acts) {
    if (kind === 'insert') {
      const byValue = await store.count(calls, county, { where: { candidates: { any: [id] } } })
      const byText = await store.count(calls, county, { where: { _id: id }, text: `呼叫${id}` })
      if (byValue !== 1 || byText !== 1) gone.push(`insert ${id}`)
    } else if (kind === 'update') {
      const found = await store.get(calls, county, id)
      if (!found || found.rev < Number(rev) || found.due !== found.rev - 1) gone.push(`update ${id} ${rev}`)
    } else if (kind === 'blob') {
      const parts: Uint8Array[] = []
      for await (const part of (await store.blobs.get(county, id))?.content ?? []) parts.push(part)
      if (Buffer.concat(parts).toString() !== `photo ${id}`) gone.push(`blob ${id}`)
    }
  }
  return gone
}

describe('after kill -9', () => {
  it('should find every acknowledged act, and give no number again', async () => {
    const data = folder()
    const acts: string[][] = []
    for (const round of [1, 2, 3]) {
      const child = programs.start('acts', [data, `r${round}`, '0'])
      await child.printed(150 * round)
      child.process.kill('SIGKILL')
      await child.ended
      acts.push(
        ...child
          .lines()
          .filter(line => line.startsWith('ack '))
          .map(line => line.split(' ').slice(1)),
      )

      const store = await openStore({ data, collections: [calls] })
      expect(await missing(store, acts)).toEqual([])
      const given = acts.filter(([kind]) => kind === 'number').map(([, number]) => Number(number))
      expect(new Set(given).size).toBe(given.length)
      expect(await store.next(county, 'calls')).toBeGreaterThan(Math.max(...given))
      await store.close()
    }
    for (const kind of ['insert', 'update', 'number', 'blob'])
      expect(acts.map(each => each[0])).toContain(kind)
  })
})
