import { isRole, roleNames } from '../../directory/index.js'
import { written, type Attribute, type Node } from '../graph.js'
import type { Telling } from './telling.js'

/** 「法制审核」, or what it is and where when it has no name: 「受理审核」上的「边界事件」. */
export function nameOf(node: Node, say: Telling): string {
  const name = plain(node.name)
  if (node.kind === 'boundary-event') return say.on(nameOf(node.host, say), say.quote(name || say.boundary))
  if (name !== '') return say.quote(name)
  const [flow] = node.incoming
  return flow && flow.source.name !== ''
    ? say.behind(nameOf(flow.source, say), say.kinds[node.kind])
    : say.unnamed(say.kinds[node.kind])
}

/** A name of the canvas, which breaks its lines for the eye. */
export const plain = (name: string) => name.replace(/\s+/g, '')

/** A limit in the words of the office: 3 工作日, 时限表「核验」, 同「期限」; an expression as it stands. */
export function limitWords(attribute: Attribute | null, say: Telling): string {
  if (!attribute) return say.noLimit
  const source = written(attribute).replace(/^=\s*/, '')
  const fixed = /^add limit\((.+), (\d+(?:\.\d+)?), "(\p{L}+)"\)$/u.exec(source)
  if (fixed) return say.fixedLimit(Number(fixed[2]), fixed[3]!, since(fixed[1]!))
  const table = /^add limit\((.+), 时限\.([\p{L}\p{N}]+)\)$/u.exec(source)
  if (table) return say.tableLimit(table[2]!, since(table[1]!))
  if (/^[\p{L}\p{N}.]+$/u.test(source)) return say.sameAs(source)
  return quoted(source, say)
}

const since = (anchor: string) => (anchor === 'now()' ? undefined : anchor)

/** Candidates in words: 中心经办人, 主办的主要负责人; an expression as it stands. */
export function candidateWords(attribute: Attribute | null, say: Telling): string {
  if (!attribute) return say.nobody
  const source = written(attribute).replace(/^=\s*/, '')
  const principals = source.replace(/^\[(.*)\]$/, '$1').split(/,\s*(?=[a-z])/)
  const words = principals.map(principal => principalWords(principal, say))
  return words.every(word => word !== undefined) ? say.list(words) : quoted(source, say)
}

function principalWords(call: string, say: Telling): string | undefined {
  const read = /^([a-z ]+)\((?:"([^"]+)"|([\p{L}\p{N}.]+))\)$/u.exec(call.trim())
  if (!read) return undefined
  const role = read[1]!.replace(' ', '-')
  if (!isRole(role)) return undefined
  return say.holder(read[2] ?? read[3]!.split('.').at(-1)!, roleNames[role])
}

export function quoted(source: string, say: Telling): string {
  return source === '' ? say.empty : say.quote(source.length > 60 ? `${source.slice(0, 58)}…` : source)
}
