import type { DeployedFile } from '../../runtime/index.js'
import type { DesignContext } from './context.js'

/** File of a deployment that holds a process, and those beside it. */
export interface Assembled {
  files: DeployedFile[]
  /** Of the diagram among them. */
  name: string
}

/**
 * The files of a version with another diagram in the place of its own: forms and decisions stay as they are, and of
 * the other diagrams those that it calls. The rest of that deployment keeps its own versions.
 */
export async function assemble(
  { runtime }: DesignContext,
  county: string,
  version: string,
  xml: string,
): Promise<Assembled> {
  const { xml: current } = await runtime.definition(county, version)
  const files = await runtime.files(county, version)
  const name = files.find(file => file.content === current)?.name ?? 'procedure.bpmn'
  const own = { name, content: xml }
  const resources = files.filter(file => !file.name.endsWith('.bpmn'))
  const others = files.filter(file => file.name.endsWith('.bpmn') && file.name !== name)
  return { name, files: [own, ...resources, ...(await called(runtime, own, others))] }
}

async function called(
  runtime: DesignContext['runtime'],
  own: DeployedFile,
  others: DeployedFile[],
): Promise<DeployedFile[]> {
  // Compiling takes a moment, and few diagrams call another.
  if (!own.content.includes('callActivity')) return []
  const taken: DeployedFile[] = []
  let calls = (await runtime.check([own])).processes.flatMap(graph => graph.calls)
  while (calls.length > 0 && taken.length < others.length) {
    const found: typeof calls = []
    for (const file of others.filter(each => !taken.includes(each))) {
      const { processes } = await runtime.check([file])
      if (!processes.some(graph => calls.includes(graph.id))) continue
      taken.push(file)
      found.push(...processes.flatMap(graph => graph.calls))
    }
    calls = found
  }
  return taken
}
