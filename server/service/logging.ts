import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import pino from 'pino'
import type { Config } from './config.js'

/**
 * JSON lines in a file of the data folder, so that the console stays readable for a person. The file is only ever
 * appended to: a rotation that copies and truncates may be set on it.
 */
export function createLog(file: string, level: Config['log']) {
  if (level === 'silent') return pino({ level })
  mkdirSync(dirname(file), { recursive: true })
  return pino({ level, base: undefined }, pino.destination({ dest: file, sync: false }))
}
