import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** One system call that succeeded, in the order in which they returned (for writes: in which they began). */
export interface SystemCall {
  name: string
  /** The file, as the kernel names it. */
  path: string
  /** What was written, as strace shows it. */
  data: string
}

const traced = 'fsync,fdatasync,write,pwrite64,writev,pwritev'

/** The beginning of a command line that runs the rest of it and writes its calls into a file. */
export function strace(file: string): string[] {
  return ['strace', '-f', '-y', '-s', '10000', '-e', `trace=${traced}`, '-o', file]
}

/** Why strace cannot be used here, if so. */
export function noStrace(): string | undefined {
  const tried = spawnSync('strace', ['-f', '-o', '/dev/null', 'true'], { encoding: 'utf8' })
  if (tried.status === 0) return undefined
  return tried.error?.message ?? tried.stderr.trim()
}

/**
 * Reads a trace. A write counts from its beginning and a sync from its end, so that a call which another thread
 * interrupts in the trace is never taken for safer than it was.
 */
export function readTrace(file: string): SystemCall[] {
  const calls: SystemCall[] = []
  const unfinished = new Map<string, SystemCall>()
  for (const line of readFileSync(file, 'latin1').split('\n')) {
    const begun = /^(\d+) +(\w+)\(\d+<([^>]*)>(.*)$/.exec(line)
    if (begun) {
      const [, thread, name, path, rest] = begun as unknown as [string, string, string, string, string]
      const call = { name, path, data: rest }
      const isSync = name.endsWith('sync')
      if (rest.endsWith('<unfinished ...>')) unfinished.set(thread, call)
      if (!isSync || / = 0$/.test(rest)) calls.push(call)
    }
    const resumed = /^(\d+) +<\.\.\. (fsync|fdatasync) resumed>.* = 0$/.exec(line)
    if (resumed) calls.push(unfinished.get(resumed[1]!)!)
  }
  return calls
}
