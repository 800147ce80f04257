import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import pino, { type DestinationStream } from 'pino'
import { requestId } from '../runtime/request.js'
import type { Config } from './config.js'

/**
 * JSON lines in a file of the data folder, so that the console stays readable for a person. The file is only ever
 * appended to: a rotation that copies and truncates may be set on it.
 */
export function createLog(file: string, level: Config['log']) {
  if (level === 'silent') return pino({ level })
  mkdirSync(dirname(file), { recursive: true })
  return logTo(pino.destination({ dest: file, sync: false }), level)
}

/** Lines of a request bear its id, also those of the steps, incidents and outboxes that it set going. */
export function logTo(destination: DestinationStream, level: Config['log']) {
  return pino(
    {
      level,
      base: undefined,
      serializers: { err: pino.stdSerializers.err, error: pino.stdSerializers.err },
      mixin() {
        const id = requestId()
        return id === undefined ? {} : { requestId: id }
      },
    },
    destination,
  )
}
