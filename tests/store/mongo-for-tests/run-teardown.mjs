// After jest: ends the MongoDB of this run, if a test has started one.
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'

export default function teardown() {
  const folder = process.env.HUYING_TEST_RUN
  const file = join(folder, 'mongo.json')
  const { pid } = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
  if (pid) process.kill(pid)
  rmSync(folder, { recursive: true, force: true })
}
