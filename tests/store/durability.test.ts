import { basename, dirname, join } from 'node:path'
import { children } from './children.js'
import { freshFolders } from './folder.js'
import { noStrace, readTrace, strace, type SystemCall } from './strace.js'

const programs = children()
const folder = freshFolders()

const isSync = (call: SystemCall) => call.name.endsWith('sync')
const isLog = (call: SystemCall) => basename(call.path) === 'huying.db-wal'

/** What must stand in the log of the database before the act is acknowledged. */
function markOf(kind: string, id: string, rev: string | undefined): string {
  return kind === 'update' ? `${id}#${rev}\\"` : id
}

/** Walks the trace and tells every acknowledgement that came before its writing was synced. */
function tooEarly(trace: SystemCall[]): { acknowledged: number; early: string[] } {
  const early: string[] = []
  let acknowledged = 0
  let log = '' // what was written to the log since it was last synced
  let synced = ''
  const files = new Map<string, 'written' | 'synced' | 'in its folder'>()
  for (const call of trace) {
    if (isLog(call)) {
      if (!isSync(call)) log += call.data
      else {
        synced += log
        log = ''
      }
    } else if (call.path.includes('/blobs/')) {
      if (!isSync(call)) files.set(call.path, 'written')
      else if (files.has(call.path)) files.set(call.path, 'synced')
      else
        for (const [file, state] of files)
          if (state === 'synced' && dirname(file) === call.path) files.set(file, 'in its folder')
    }
    const [, kind, id, rev] = /"ack (\w+) ([\w-]+) ?(\d*)\\n"/.exec(call.data) ?? []
    if (!kind || !id) continue
    acknowledged++
    if (log !== '') early.push(`${kind} ${id}: the log was not synced`)
    if (kind !== 'number' && !synced.includes(markOf(kind, id, rev)))
      early.push(`${kind} ${id}: not in the log`)
    if (kind === 'blob' && [...files.values()].some(state => state !== 'in its folder'))
      early.push(`blob ${id}: its file`)
  }
  return { acknowledged, early }
}

describe('under strace', () => {
  it('should acknowledge no act before its fsync or fdatasync', async () => {
    const missing = noStrace()
    if (missing) {
      console.warn(`The durability test did not run, because strace cannot be used: ${missing}`)
      return
    }
    const at = folder()
    const file = join(at, 'trace')
    const child = programs.start('acts', [join(at, 'data'), 's', '200'], strace(file))
    await child.ended
    const acts = child.lines().filter(line => line.startsWith('ack '))
    const { acknowledged, early } = tooEarly(readTrace(file))
    expect(acts.length).toBeGreaterThanOrEqual(200)
    expect(acknowledged).toBe(acts.length)
    expect(early).toEqual([])
  })
})
