import { filesGiven } from './files-given.js'
import { loadDiagram } from './load.js'

/** `huying check`: the engine's diagnostics of each file. */
export async function check(given: string[]): Promise<number> {
  const { files, json } = filesGiven(given)
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
