import type { Definition } from '../../runtime/index.js'
import { roleNames, type Role } from '../directory/index.js'
import { constant, written, type Graph } from './graph.js'

export interface Choice {
  value: string
  name: string
}

/** What a designer may choose from, in the words of the office. */
export interface Choices {
  /** Role functions of FEEL. */
  roles: Choice[]
  /** FEEL for a unit: a variable of this procedure or an alias word. */
  units: Choice[]
  /** By form id. */
  forms: Choice[]
  decisions: Choice[]
  /** Names of the limits table that this procedure's limits refer to. */
  cells: string[]
}

const given: readonly Role[] = ['clerk', 'deputy', 'head', 'duty', 'leader', 'officer', 'county-deputy']

/** Words by which diagrams name the units that every county has once. */
const aliases = ['中心', '编办', '司法局', '督查室', '考核办', '纪委监委']

/** Names of the unit variables, as people say them. */
const unitWords: Readonly<Record<string, string>> = {
  '事项.呼叫单位': '呼叫单位',
  主办: '主办部门',
  协办单位: '协办部门（各自）',
  单位: '承办单位',
}

export function choicesOf({ graph, forms, decisions }: Definition): Choices {
  const sources = [...graph.elements.values()].flatMap(node =>
    node.kind === 'user-task' ? [written(node.candidateGroups), written(node.due)] : [],
  )
  const found = (pattern: RegExp) => [
    ...new Set(sources.flatMap(source => [...source.matchAll(pattern)].map(match => match[1]!))),
  ]
  const variables = found(/(?:clerk|deputy|head|duty|leader|officer)\(([\p{L}][\p{L}\p{N}.]*)\)/gu)
  return {
    roles: given.map(role => ({ value: role.replace('-', ' '), name: roleNames[role].zh })),
    units: [
      ...variables.map(value => ({ value, name: unitWords[value] ?? value })),
      ...aliases.map(name => ({ value: JSON.stringify(name), name })),
    ],
    forms: [...forms].map(([id, text]) => ({ value: id, name: formName(id, text, graph) })),
    decisions: [...decisions.keys()].map(id => ({ value: id, name: id })),
    cells: found(/时限\.([\p{L}]+)/gu),
  }
}

/** By which steps a form is used and what it asks first: 「审签」：审签意见、说明. */
function formName(id: string, text: string, graph: Graph): string {
  const steps = [...graph.elements.values()].flatMap(node =>
    node.kind === 'user-task' && constant(node.form) === id ? [`「${node.name.replace(/\s+/g, '')}」`] : [],
  )
  const starts = graph.starts.flatMap(start => (constant(start.form) === id ? [`「${start.name}」`] : []))
  const { components = [] } = JSON.parse(text) as { components?: { label?: string }[] }
  const labels = components.flatMap(component => component.label ?? []).slice(0, 3)
  const used = [...new Set([...starts, ...steps])].join('')
  return [used, labels.join('、')].filter(part => part !== '').join('：') || id
}
