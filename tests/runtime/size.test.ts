import { readFileSync } from 'node:fs'
import { history, instances, tasks } from '../../server/runtime/index.js'
import type { Document } from '../../server/store/index.js'
import { county, deploy, office } from './office.js'

/** Bytes of a document's fields; text that is JSON already is kept as it stands. */
function bytesOf({ _id, county: _county, rev: _rev, ...fields }: Document): number {
  const { state = '', events = '', ...rest } = fields as { state?: string; events?: string }
  return Buffer.byteLength(_id + JSON.stringify(rest) + state + events)
}

describe('what is stored of an instance', () => {
  it('should take at most 2,500 bytes at its second task, with all its rows and its history', async () => {
    const o = await office()
    o.posts.set('clerk x', ['someone'])
    await deploy(o.runtime, readFileSync('tests/bench/two-tasks.bpmn', 'utf8'))
    const { instance } = await o.runtime.start(county, { process: 'two', variables: { n: 0 } })
    const [task] = (await o.runtime.instance(county, instance))!.waits.tasks
    await o.runtime.complete(county, { instance, task: task!.key, variables: { ok: true }, by: 'someone' })
    const rows = await Promise.all(
      [instances, tasks, history].map(c => o.store.find<Document>(c as never, county)),
    )
    const documents = rows.flatMap(page => page.items)
    expect(rows.map(page => page.items.length)).toEqual([1, 2, 2])
    expect(documents.reduce((sum, each) => sum + bytesOf(each), 0)).toBeLessThanOrEqual(2_500)
    await o.runtime.close()
  })
})
