import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Lets `use` have an empty folder, and takes it away afterwards. */
export async function inFolder(use) {
  const folder = mkdtempSync(join(tmpdir(), 'huying-bench-'))
  try {
    return await use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
