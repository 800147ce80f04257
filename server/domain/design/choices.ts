import type { Definition } from '../../runtime/index.js'
import { roleNames, type Role } from '../directory/index.js'
import { say, type Language, type Words } from '../language.js'
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
const unitWords: Readonly<Record<string, Words>> = {
  '事项.呼叫单位': { zh: '呼叫单位', en: 'the calling unit' },
  主办: { zh: '主办部门', en: 'the lead unit' },
  协办单位: { zh: '协办部门（各自）', en: 'the cooperating unit (each)' },
  单位: { zh: '承办单位', en: 'the handling unit' },
}

export function choicesOf({ graph, forms, decisions }: Definition, language: Language): Choices {
  const sources = [...graph.elements.values()].flatMap(node =>
    node.kind === 'user-task' ? [written(node.candidateGroups), written(node.due)] : [],
  )
  const found = (pattern: RegExp) => [
    ...new Set(sources.flatMap(source => [...source.matchAll(pattern)].map(match => match[1]!))),
  ]
  const variables = found(/(?:clerk|deputy|head|duty|leader|officer)\(([\p{L}][\p{L}\p{N}.]*)\)/gu)
  return {
    roles: given.map(role => ({ value: role.replace('-', ' '), name: say(roleNames[role], language) })),
    units: [
      ...variables.map(value => ({ value, name: unitNameOf(value, language) })),
      ...aliases.map(name => ({ value: JSON.stringify(name), name })),
    ],
    forms: [...forms].map(([id, text]) => ({ value: id, name: formName(id, text, graph, language) })),
    decisions: [...decisions.keys()].map(id => ({ value: id, name: id })),
    cells: found(/时限\.([\p{L}]+)/gu),
  }
}

function unitNameOf(variable: string, language: Language): string {
  const words = Object.hasOwn(unitWords, variable) ? unitWords[variable] : undefined
  return words ? say(words, language) : variable
}

/** By which steps a form is used and what it asks first: 「审签」：审签意见、说明; “审签”: Decision, Explanation. */
function formName(id: string, text: string, graph: Graph, language: Language): string {
  const { quote, between, list, colon } = punctuation[language]
  const steps = [...graph.elements.values()].flatMap(node =>
    node.kind === 'user-task' && constant(node.form) === id ? [quote(node.name.replace(/\s+/g, ''))] : [],
  )
  const starts = graph.starts.flatMap(start => (constant(start.form) === id ? [quote(start.name)] : []))
  const { components = [] } = JSON.parse(text) as { components?: FormLabel[] }
  const labels = components.flatMap(component => labelOf(component, language) ?? []).slice(0, 3)
  const used = [...new Set([...starts, ...steps])].join(between)
  return [used, labels.join(list)].filter(part => part !== '').join(colon) || id
}

interface FormLabel {
  label?: string
  properties?: { labelEn?: string }
}

const labelOf = ({ label, properties }: FormLabel, language: Language) =>
  language === 'en' ? (properties?.labelEn ?? label) : label

const punctuation: Readonly<
  Record<Language, { quote(name: string): string; between: string; list: string; colon: string }>
> = {
  'zh-CN': { quote: name => `「${name}」`, between: '', list: '、', colon: '：' },
  en: { quote: name => `“${name}”`, between: ', ', list: ', ', colon: ': ' },
}
