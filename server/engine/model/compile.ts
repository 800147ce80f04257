import type { ExpressionPort } from '../expression/port.js'
import { baseOf } from './base.js'
import { attach } from './boundaries.js'
import { joinHandlers } from './compensation.js'
import { checkStructure } from './check.js'
import { connect, joinLinks, markDefaults } from './flows.js'
import type { Compiled, FlowNode, ProcessGraph, ProcessNode, ScopeNode, StartEvent } from './graph.js'
import { extension, flag, many, type Moddle, text } from './moddle.js'
import { emptyScope, type Nodes, readScope } from './nodes.js'
import { parse } from './parse.js'
import { markReach } from './reach.js'
import { Reader } from './reader.js'
import { summarise } from './summary.js'
import { checkUnheeded } from './unheeded.js'

/**
 * Compiles a BPMN file into one graph for each process that holds something. With a diagnostic of severity `error` the
 * graphs must not be run. Never throws for what stands in the file.
 */
export async function compile(xml: string, expressions: ExpressionPort): Promise<Compiled> {
  const reader = new Reader(expressions)
  const definitions = await parse(xml, reader)
  if (!definitions) return { definitionsId: null, processes: [], diagnostics: reader.diagnostics }
  const found = many(definitions, 'rootElements').filter(element => element.$type === 'bpmn:Process')
  // A process that only documents, beside one that runs, may hold what the engine does not know.
  const someExecutable = found.some(process => flag(process, 'isExecutable'))
  const processes = found
    .filter(process => many(process, 'flowElements').length > 0 || found.length === 1)
    .map(process => {
      const lenient = someExecutable && !flag(process, 'isExecutable')
      return reader.within(lenient, () => compileProcess(process, reader))
    })
  if (processes.length === 0) reader.refuse(null, noProcess)
  return { definitionsId: definitions.id ?? null, processes, diagnostics: reader.diagnostics }
}

function compileProcess(element: Moddle, reader: Reader): ProcessGraph {
  const root: ProcessNode = {
    ...baseOf(element, null, reader),
    ...emptyScope(),
    kind: 'process',
    starters: [],
  }
  const nodes: Nodes = new Map()
  readScope(element, root, nodes, reader)
  attach(nodes, reader)
  connect(element, nodes, idsIn(element), reader)
  markDefaults(nodes, reader)
  joinLinks(nodes, reader)
  joinHandlers(element, nodes, reader)
  const all = [...nodes.values()].map(({ node }) => node)
  markReach(all)
  for (const scope of [root, ...all]) if ('children' in scope) markEntries(scope)
  root.starters = root.children.flatMap(starters)
  checkStructure(root, nodes, reader)
  checkUnheeded(element, nodes, reader)
  return {
    id: root.id,
    name: root.name,
    executable: flag(element, 'isExecutable'),
    versionTag: text(extension(element, 'zeebe:VersionTag'), 'value'),
    root,
    compensates: all.some(node => node.kind === 'compensation-throw' || node.kind === 'cancel-end'),
    elements: new Map(all.map(node => [node.id, node])),
    ...summarise(root, nodes, reader),
  }
}

/** Where a token begins that comes in without an event, and what may begin beside it. */
function markEntries(scope: ScopeNode): void {
  const starts = scope.children.filter((node): node is StartEvent => node.kind === 'start-event')
  const none = starts.filter(start => start.catches.on === 'none')
  scope.entries = none.length > 0 ? none.slice(0, 1) : scope.children.filter(isImplicitStart)
  const started = scope.children.flatMap(node =>
    node.kind === 'event-sub-process'
      ? node.children.filter((child): child is StartEvent => child.kind === 'start-event')
      : [],
  )
  scope.handlers = started.filter(start => start.catches.on !== 'compensation')
  scope.compensator = started.find(start => start.catches.on === 'compensation') ?? null
}

/** The ways in which a node of the process begins an instance. */
function starters(node: FlowNode): ProcessNode['starters'] {
  if (node.kind === 'start-event') return [node]
  if (node.kind === 'receive-task') return node.instantiates ? [node] : []
  if (node.kind !== 'event-based-gateway' || !node.instantiates) return []
  return node.outgoing
    .map(flow => flow.target)
    .filter(target => target.kind === 'catch-event' || target.kind === 'receive-task')
}

function isImplicitStart(node: FlowNode): boolean {
  return (
    node.incoming.length === 0 &&
    !node.forCompensation &&
    node.kind !== 'boundary-event' &&
    node.kind !== 'event-sub-process' &&
    node.kind !== 'start-event'
  )
}

function idsIn(scope: Moddle): Set<string> {
  const ids = new Set<string>()
  for (const element of many(scope, 'flowElements')) {
    if (element.id) ids.add(element.id)
    for (const id of idsIn(element)) ids.add(id)
  }
  return ids
}

const noProcess = {
  code: 'NO_PROCESS',
  message: '文件里没有流程',
  messageEn: 'The file holds no process',
  fix: '请确认打开的是 BPMN 流程图。',
  fixEn: 'Check that the file is a BPMN diagram.',
}
