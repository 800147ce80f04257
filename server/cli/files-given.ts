import { parseArgs } from 'node:util'
import { UsageError } from './help.js'

/** Reads `FILE… [--json]`. @throws UsageError with what is wrong */
export function filesGiven(given: string[]): { files: string[]; json: boolean } {
  try {
    const { values, positionals } = parseArgs({
      args: given,
      allowPositionals: true,
      options: { json: { type: 'boolean' } },
    })
    if (positionals.length > 0) return { files: positionals, json: values.json ?? false }
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
  throw new UsageError('at least one FILE is needed')
}
