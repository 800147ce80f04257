// Before jest: a folder for what the test files of this run share.
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export default function setup() {
  process.env.HUYING_TEST_RUN = mkdtempSync(join(tmpdir(), 'huying-run-'))
  process.env.HUYING_TEST_RUN_PID = String(process.pid)
}
