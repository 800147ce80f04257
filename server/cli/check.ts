import { parseArgs } from 'node:util'
import { UsageError } from './help.js'
import { loadDiagram } from './load.js'

/** `huying check`: the engine's diagnostics of each file. */
export async function check(given: string[]): Promise<number> {
  const { files, json } = read(given)
  const all = []
  for (const file of files) {
    const { diagnostics } = await loadDiagram(file)
    all.push(...diagnostics.map(one => ({ file, ...one })))
  }
  if (json) console.log(JSON.stringify({ diagnostics: all }, null, 2))
  else if (all.length === 0) console.log('没有发现问题')
  else
    for (const { file, element, severity, code, message, fix } of all)
      console.log(
        `${file} ${element ?? ''} ${severity} ${code}: ${message}${fix === undefined ? '' : `（${fix}）`}`,
      )
  return all.some(one => one.severity === 'error') ? 4 : 0
}

function read(given: string[]): { files: string[]; json: boolean } {
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
