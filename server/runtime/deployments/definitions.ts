import type { Decision, ExpressionPort, ProcessGraph } from '../../engine/index.js'
import type { Store } from '../../store/port.js'
import { processUnknown, versionUnknown } from '../errors.js'
import { deployments, versions, type DeployedFile, type VersionDoc } from '../rows/index.js'
import { compiledDecisions, compiledDiagram } from './compiled.js'

/** One version of a process with the forms and decisions of its own deployment. Immutable. */
export interface Definition {
  /** `_id` of the version. */
  id: string
  process: string
  deployment: string
  graph: ProcessGraph
  decisions: ReadonlyMap<string, Decision>
  /** JSON text by form id. */
  forms: ReadonlyMap<string, string>
  /** The BPMN file that holds the process. */
  xml: string
}

/** Versions by key, compiled once on this node: they never change. */
export interface Definitions {
  /** @throws RuntimeError VERSION_UNKNOWN */
  get(county: string, id: string): Promise<Definition>
  /** @throws RuntimeError PROCESS_UNKNOWN */
  inDeployment(county: string, deployment: string, process: string): Promise<Definition>
}

/** How many deployments stay compiled. */
const kept = 64

interface Parts {
  /** Compiles the diagram that holds the process; undefined when none does. */
  diagramOf(process: string): Promise<{ graph: ProcessGraph; xml: string } | undefined>
  decisions: Map<string, Decision>
  forms: Map<string, string>
}

export function createDefinitions(store: Store, expressions: ExpressionPort): Definitions {
  const byVersion = new Map<string, VersionDoc>()
  const parts = new Map<string, Promise<Parts>>()

  async function partsOf(county: string, deployment: string): Promise<Parts> {
    const known = parts.get(deployment)
    if (known) {
      // The one used last goes last.
      parts.delete(deployment)
      parts.set(deployment, known)
      return known
    }
    const loading = load(county, deployment)
    parts.set(deployment, loading)
    if (parts.size > kept) parts.delete(parts.keys().next().value!)
    try {
      return await loading
    } catch (error) {
      parts.delete(deployment)
      throw error
    }
  }

  async function load(county: string, deployment: string): Promise<Parts> {
    const doc = await store.get(deployments, county, deployment)
    if (!doc) throw versionUnknown(deployment)
    return compileFiles(JSON.parse(doc.files) as DeployedFile[], expressions)
  }

  async function define(county: string, version: VersionDoc): Promise<Definition> {
    const { diagramOf, decisions, forms } = await partsOf(county, version.deployment)
    const found = await diagramOf(version.process)
    if (!found) throw processUnknown(version.process)
    const { process, deployment, _id: id } = version
    return { id, process, deployment, ...found, decisions, forms }
  }

  return {
    async get(county, id) {
      const version = byVersion.get(id) ?? (await store.get(versions, county, id))
      if (version?.county !== county) throw versionUnknown(id)
      byVersion.set(id, version)
      return define(county, version)
    },
    async inDeployment(county, deployment, process) {
      const found = await store.find(versions, county, { where: { deployment, process }, limit: 1 })
      if (!found.items[0]) throw processUnknown(process)
      return define(county, found.items[0])
    },
  }
}

async function compileFiles(files: readonly DeployedFile[], expressions: ExpressionPort): Promise<Parts> {
  const diagrams: string[] = []
  const decisions: Parts['decisions'] = new Map()
  const forms: Parts['forms'] = new Map()
  for (const { name, content } of files) {
    if (name.endsWith('.bpmn')) {
      diagrams.push(content)
    } else if (name.endsWith('.dmn')) {
      const compiled = await compiledDecisions(content, expressions)
      for (const [id, decision] of compiled.decisions) decisions.set(id, decision)
    } else if (name.endsWith('.form')) {
      forms.set((JSON.parse(content) as { id: string }).id, content)
    }
  }
  const known = new Map<string, ReturnType<typeof diagramOf>>()
  return {
    diagramOf(process) {
      const found = known.get(process) ?? diagramOf(process, diagrams, expressions)
      known.set(process, found)
      return found
    },
    decisions,
    forms,
  }
}

/** The diagrams of a deployment are compiled when one of their processes is asked for: most of them are rarely used. */
async function diagramOf(process: string, diagrams: readonly string[], expressions: ExpressionPort) {
  const named = (xml: string) => Number(xml.includes(`"${process}"`))
  for (const xml of diagrams.toSorted((a, b) => named(b) - named(a))) {
    const { processes } = await compiledDiagram(xml, expressions)
    const graph = processes.find(each => each.id === process)
    if (graph) return { graph, xml }
  }
  return undefined
}
