import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { cpus, loadavg } from 'node:os'
import { join } from 'node:path'
import { median, short } from './figures.mjs'
import { inFolder } from './folder.mjs'

/** Milliseconds that one write of a page with its fsync takes now. */
export function oneFsync() {
  return inFolder(async folder => {
    const file = openSync(join(folder, 'probe'), 'w')
    const took = Array.from({ length: 50 }, () => {
      const began = performance.now()
      writeSync(file, Buffer.alloc(4096))
      fsyncSync(file)
      return performance.now() - began
    })
    closeSync(file)
    return median(took)
  })
}

/** What the figures were measured on, in one line. */
export async function machine() {
  const fsync = await oneFsync()
  const [load] = loadavg()
  const single = `one fsync ${short(fsync)} ms (${short(1000 / fsync)} single ones a second)`
  return `Node ${process.versions.node}, ${cpus().length} cores (${short(load)} busy before), ${single}`
}
