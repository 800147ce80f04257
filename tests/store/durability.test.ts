import { basename, dirname, join } from 'node:path'
import { children } from './children.js'
import { county } from './contract/calls.js'
import { freshFolders } from './folder.js'
import { noStrace, readTrace, strace, type SystemCall } from './strace.js'

const programs = children()
const folder = freshFolders()

const isSync = (call: SystemCall) => call.name.endsWith('sync')
const isLog = (call: SystemCall) => basename(call.path) === 'huying.db-wal'

/** Whether the log of the database holds what the act wrote. */
function holds(log: string, kind: string, id: string, rev: string | undefined): boolean {
  if (kind !== 'number') return log.includes(kind === 'update' ? `${id}#${rev}\\"` : id)
  // The row of the sequence: county, name and the number, which takes no bytes when it is 1.
  const number = Number(id)
  const bytes = number === 1 ? [] : number < 128 ? [number] : [number >> 8, number & 0xff]
  return new RegExp(`${county}calls${bytes.map(escaped).join('')}`).test(log)
}

/** A byte as strace shows it, depending on what comes after. */
function escaped(byte: number): string {
  const octal = byte.toString(8)
  const shown = [`\\\\0*${octal}`]
  const named = (
    { 9: 't', 10: 'n', 11: 'v', 12: 'f', 13: 'r', 34: '"', 92: '\\\\' } as Record<number, string>
  )[byte]
  if (named) shown.push(`\\\\${named}`)
  else if (byte >= 32 && byte < 127) shown.push(String.fromCharCode(byte).replace(/[^\w]/, '\\$&'))
  return `(${shown.join('|')})`
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
    if (!holds(synced, kind, id, rev)) early.push(`${kind} ${id} ${rev}: not in the synced log`)
    if (kind === 'blob' && [...files.values()].some(state => state !== 'in its folder'))
      early.push(`blob ${id}: its file`)
  }
  return { acknowledged, early }
}

describe('under strace', () => {
  it.each([
    { voices: 'several', acts: 200, more: [] },
    { voices: 'one', acts: 60, more: ['alone'] },
  ])('should acknowledge no act of $voices before its fsync or fdatasync', async ({ acts: count, more }) => {
    const missing = noStrace()
    if (missing) {
      console.warn(`The durability test did not run, because strace cannot be used: ${missing}`)
      return
    }
    const at = folder()
    const file = join(at, 'trace')
    const child = programs.start('acts', [join(at, 'data'), 's', `${count}`, ...more], strace(file))
    await child.ended
    const acts = child.lines().filter(line => line.startsWith('ack '))
    const { acknowledged, early } = tooEarly(readTrace(file))
    expect(acts.length).toBeGreaterThanOrEqual(count)
    expect(acknowledged).toBe(acts.length)
    expect(early).toEqual([])
  })
})
