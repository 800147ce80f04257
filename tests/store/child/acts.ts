// A process that acts on a store in several voices at once and writes a line for each act that was acknowledged:
// what it was, and what must be found of it. Runs until it is killed, or for as many acts as it is told.
// Arguments: data folder, name of the run, acts (0 for no end), 'alone' for a single voice.
import { writeSync } from 'node:fs'
import { openStore, type Store } from '../../../server/store/index.js'
import { call, calls, county } from '../contract/calls.js'

const [data, run, acts, alone] = process.argv.slice(2) as [string, string, string, string?]
const last = Number(acts) || Infinity
let done = 0

/** Unlike process.stdout, on the way when it returns. */
function acknowledge(...line: (string | number)[]): void {
  writeSync(1, `ack ${line.join(' ')}\n`)
  done++
}

async function inserts(store: Store, voice: number): Promise<void> {
  for (let i = 0; done < last; i++) {
    const id = `${run}-${voice}-${i}`
    await store.insert(calls, call(id, { candidates: [id], title: `呼叫${id}`, body: 'x'.repeat(500) }))
    acknowledge('insert', id)
  }
}

async function updates(store: Store, voice: number): Promise<void> {
  const id = `${run}-${voice}`
  let { rev } = await store.insert(calls, call(id, { due: 0 }))
  while (done < last) {
    ;({ rev } = await store.update(calls, county, id, rev, { set: { due: rev, state: `${id}#${rev + 1}` } }))
    acknowledge('update', id, rev)
  }
}

async function numbers(store: Store): Promise<void> {
  while (done < last) acknowledge('number', await store.next(county, 'calls'))
}

async function photos(store: Store, voice: number): Promise<void> {
  for (let i = 0; done < last; i++) {
    const id = `${run}-${voice}-${i}`
    await store.blobs.put(county, id, Buffer.from(`photo ${id}`), { name: id, type: 'text/plain' })
    acknowledge('blob', id)
  }
}

const store = await openStore({ data, collections: [calls] })
writeSync(1, 'open\n')
if (alone) await updates(store, 1)
else
  await Promise.all([
    inserts(store, 1),
    inserts(store, 2),
    updates(store, 3),
    updates(store, 4),
    numbers(store),
    photos(store, 5),
  ])
await store.close()
