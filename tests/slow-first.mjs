import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import TestSequencer from '@jest/test-sequencer'

const slow = readFileSync(new URL('slow-first.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n')

/**
 * The longest test files first, so that none begins when all others have ended. How long they took the last time is
 * known where tests have run; on a fresh clone `slow-first.txt` tells, the longest first.
 */
export default class SlowFirst extends TestSequencer {
  sort(tests) {
    const usual = super.sort(tests)
    if (usual.some(test => test.duration !== undefined)) return usual
    const place = ({ path, context }) => {
      const at = slow.indexOf(relative(context.config.rootDir, path))
      return at === -1 ? slow.length : at
    }
    return usual.sort((a, b) => place(a) - place(b))
  }
}
