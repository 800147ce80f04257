import { spawnSync } from 'node:child_process'
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'

export interface SmallDisk {
  /** Takes all the room there is. */
  fill(): void
  /** Gives it back. */
  free(): void
  unmount(): void
}

/** A disk of some megabytes on a folder, or why there is none: it takes root to mount. */
export function smallDisk(folder: string, megabytes: number): SmallDisk | string {
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder], {
    encoding: 'utf8',
  })
  if (mounted.status !== 0) return mounted.error?.message ?? mounted.stderr.trim()
  const filler = join(folder, 'filler')
  return {
    fill() {
      const file = openSync(filler, 'a')
      try {
        for (let size = 65536; size > 0;) {
          try {
            writeSync(file, Buffer.alloc(size))
          } catch {
            size = Math.floor(size / 2)
          }
        }
      } finally {
        closeSync(file)
      }
    },
    free: () => rmSync(filler, { force: true }),
    unmount: () => void spawnSync('umount', ['-l', folder]),
  }
}
