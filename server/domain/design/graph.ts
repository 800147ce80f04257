import type { Definition, Runtime } from '../../runtime/index.js'

// The domain reads compiled diagrams as the runtime hands them out.

export type Graph = Definition['graph']
export type Node = Graph['elements'] extends ReadonlyMap<string, infer N> ? N : never
export type NodeOf<K extends Node['kind']> = Extract<Node, { kind: K }>
export type Flow = Node['outgoing'][number]
export type Attribute = NonNullable<NodeOf<'user-task'>['due']>
export type Finding = Awaited<ReturnType<Runtime['check']>>['diagnostics'][number] & {
  /** Said by the rules of the county's records, not by the engine. */
  rule?: boolean
}

/** As it was written: FEEL with its `=`, or text. */
export function written(attribute: Attribute | null | undefined): string {
  if (!attribute) return ''
  return 'feel' in attribute ? `= ${attribute.feel.source}` : attribute.text
}

/** Plain text, or a FEEL expression that is nothing but a text. */
export function constant(attribute: Attribute | null): string | undefined {
  if (!attribute) return undefined
  if ('text' in attribute) return attribute.text
  const literal = /^"((?:[^"\\]|\\.)*)"$/.exec(attribute.feel.source)
  return literal ? (JSON.parse(`"${literal[1]}"`) as string) : undefined
}
