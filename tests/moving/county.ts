import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { collection, type Document, type Store } from '../../server/store/index.js'
import { dataVersions } from '../../server/moving/index.js'

export interface Call extends Document {
  number: string
  title?: string
  state?: string
  candidates?: string[]
  body?: unknown
}

export const calls = collection<Call>('calls', {
  unique: [['county', 'number']],
  index: [['county', 'state']],
  multi: { candidates: 'string' },
  text: ['title'],
})
export const people = collection<Document & { name: string }>('people')
export const collections = [calls, people, dataVersions]

export const program = 'huying test'
export const county = '341600'
export const now = () => Date.parse('2026-11-24T08:00:00Z')

/** `n` calls of two counties, revised and removed here and there, with numbers and attachments. */
export async function fill(store: Store, n: number): Promise<void> {
  await Promise.all(Array.from({ length: n }, (_, i) => addCall(store, i)))
  await store.insert(people, { _id: 'li', county, name: '李建国' })
  const about = { name: '现场照片.jpg', type: 'image/jpeg' }
  for (const id of ['f1', 'f2', '../f3']) await store.blobs.put(county, id, Buffer.from(`photo ${id}`), about)
  await store.blobs.put('341623', 'same', Buffer.from('photo f1'), about)
}

async function addCall(store: Store, i: number): Promise<void> {
  const at = i % 7 === 0 ? '341623' : county
  const call = await store.insert(calls, {
    _id: `call-${String(i).padStart(6, '0')}`,
    county: at,
    number: `HJ${i}`,
    title: `第${i}件 𠮷`,
    state: i % 2 === 0 ? 'open' : 'closed',
    candidates: [`p${i % 5}`],
    body: { z: 1, a: { nested: [1, [2, {}]], 意见: '同意' }, text: 'x'.repeat(i % 50) },
  })
  if (i % 3 === 0) await store.update(calls, at, call._id, call.rev, { set: { state: 'closed' } })
  if (i % 11 === 10) await store.remove(calls, at, call._id)
  if (i % 4 === 0) await store.next(at, 'HJ2026')
}

export async function bytes(content: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const parts: Uint8Array[] = []
  for await (const part of content) parts.push(part)
  return Buffer.concat(parts)
}

/** New folders, removed after the tests of the file. */
export function freshFolders(): () => string {
  const made: string[] = []
  afterAll(() => made.forEach(folder => rmSync(folder, { recursive: true, force: true })))
  return () => {
    const folder = mkdtempSync(join(tmpdir(), 'huying-moving-'))
    made.push(folder)
    return join(folder, 'here')
  }
}
