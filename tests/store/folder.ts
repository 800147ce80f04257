import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A new folder for each call, all removed after the tests of the file. */
export function freshFolders(): () => string {
  const made: string[] = []
  afterAll(() => made.forEach(folder => rmSync(folder, { recursive: true, force: true })))
  return () => {
    const folder = mkdtempSync(join(tmpdir(), 'huying-store-'))
    made.push(folder)
    return folder
  }
}
