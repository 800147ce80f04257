import type { Mapping, Milestone, ScopeNode } from './graph.js'
import { extension, extensions, flag, many, type Moddle, text } from './moddle.js'
import type { Reader } from './reader.js'

/** What every node has; flows, boundaries and loops are filled in when all nodes are there. */
export function baseOf(element: Moddle, holder: ScopeNode | null, reader: Reader) {
  const id = element.id!
  const mapping = extension(element, 'zeebe:IoMapping')
  return {
    id,
    name: element.name?.trim() ?? '',
    type: element.$type,
    holder,
    incoming: [],
    outgoing: [],
    defaultFlow: null,
    inputs: mappings(many(mapping, 'inputParameters'), id, reader),
    outputs: mappings(many(mapping, 'outputParameters'), id, reader),
    milestones: milestones(element, id, reader),
    state: text(extension(element, 'huying:State'), 'name'),
    loop: null,
    boundaries: [],
    compensation: null,
    forCompensation: flag(element, 'isForCompensation'),
  }
}

const TARGET = /^[\p{L}_][\p{L}\p{N}_]*(\.[\p{L}_][\p{L}\p{N}_]*)*$/u

function mappings(parameters: Moddle[], id: string, reader: Reader): Mapping[] {
  return parameters.flatMap(parameter => {
    const target = text(parameter, 'target')?.trim() ?? ''
    const source = reader.attribute(id, text(parameter, 'source')) ?? { feel: { source: 'null', reads: [] } }
    if (TARGET.test(target)) return [{ source, target: target.split('.') }]
    reader.refuse(id, {
      code: 'MAPPING_TARGET_INVALID',
      message: `变量映射的目标「${target}」不是变量名`,
      messageEn: `"${target}" is not a variable name that a mapping can set`,
      fix: '变量名由文字、数字和下划线组成，不含空格；下级字段用点分隔。',
      fixEn:
        'A variable is named with letters, digits and underscores, without spaces; dots lead to inner fields.',
    })
    return []
  })
}

function milestones(element: Moddle, id: string, reader: Reader): Milestone[] {
  return extensions(element, 'huying:Milestone').flatMap(milestone => {
    const name = text(milestone, 'name')
    if (name) return [{ name, data: reader.attribute(id, text(milestone, 'data')) }]
    reader.refuse(id, {
      code: 'MILESTONE_NAME_MISSING',
      message: '里程碑没有名称',
      messageEn: 'A milestone has no name',
    })
    return []
  })
}

/** Headers of a task by key; of two with the same key the last holds. */
export function headersOf(element: Moddle): Record<string, string> {
  const headers: Record<string, string> = {}
  for (const header of many(extension(element, 'zeebe:TaskHeaders'), 'values')) {
    const key = text(header, 'key')
    if (key) headers[key] = text(header, 'value') ?? ''
  }
  return headers
}
