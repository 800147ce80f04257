#!/usr/bin/env node
/**
 * Places diagrams: `node processes/layout/place.mjs FILE.bpmn …` reads where each node stands (lane, column, row) from
 * FILE.layout.json, draws pools, lanes, flows and labels, and rewrites the diagram interchange of the file. What the
 * process means is not touched.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { BpmnModdle } from 'bpmn-moddle'
import { drawPlane } from './draw.mjs'
import { writeInterchange } from './interchange.mjs'

/** Every scope of the definitions that has a plane of its own: the processes and the collapsed sub-processes. */
function scopes(definitions) {
  const found = []
  const collaboration = definitions.rootElements.find(element => element.$type === 'bpmn:Collaboration')
  const visit = (scope, pool) => {
    found.push({ scope, pool, collaboration: pool ? collaboration : null })
    for (const element of scope.flowElements ?? [])
      if (element.$type === 'bpmn:SubProcess') visit(element, null)
  }
  for (const process of definitions.rootElements.filter(element => element.$type === 'bpmn:Process'))
    visit(process, collaboration?.participants.find(one => one.processRef === process) ?? null)
  return found
}

/** The text of a BPMN file with its diagrams drawn anew by the hints of its layout. */
export async function place(xml, layout) {
  const { rootElement } = await new BpmnModdle().fromXML(xml)
  const planes = scopes(rootElement).map(({ scope, pool, collaboration }) => {
    const hints = layout[scope.id]
    if (!hints) throw new Error(`The layout says nothing of ${scope.id}`)
    return drawPlane({ scope, pool, element: (collaboration ?? scope).id }, hints)
  })
  return writeInterchange(xml, planes)
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  for (const file of process.argv.slice(2)) {
    const layout = JSON.parse(readFileSync(file.replace(/\.bpmn$/, '.layout.json'), 'utf8'))
    writeFileSync(file, await place(readFileSync(file, 'utf8'), layout))
  }
}
