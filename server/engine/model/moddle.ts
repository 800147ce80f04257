/** An element as bpmn-moddle reads it; references are the elements themselves. */
export interface Moddle {
  readonly $type: string
  readonly $parent?: Moddle
  readonly id?: string
  readonly name?: string
  readonly [property: string]: unknown
}

export function text(element: Moddle | null, property: string): string | null {
  const value = element?.[property]
  return typeof value === 'string' && value.trim() !== '' ? value : null
}

export function flag(element: Moddle | null, property: string, otherwise = false): boolean {
  const value = element?.[property]
  return typeof value === 'boolean' ? value : otherwise
}

export function one(element: Moddle | null, property: string): Moddle | null {
  const value = element?.[property]
  return value !== null && typeof value === 'object' && '$type' in value ? (value as Moddle) : null
}

export function many(element: Moddle | null, property: string): Moddle[] {
  const value = element?.[property]
  return Array.isArray(value) ? (value as Moddle[]) : []
}

/** Whether it is of this type; only for types without sub-types of interest. */
export function is(element: Moddle | null, type: string): element is Moddle {
  return element?.$type === type
}

/** The first extension element of a type, e.g. `zeebe:TaskDefinition`. */
export function extension(element: Moddle, type: string): Moddle | null {
  return extensions(element, type)[0] ?? null
}

export function extensions(element: Moddle, type: string): Moddle[] {
  return many(one(element, 'extensionElements'), 'values').filter(value => value.$type === type)
}
