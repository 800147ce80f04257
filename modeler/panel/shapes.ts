// What the panel reads and writes of diagram-js, whose own types are unaware of BPMN.

/** A moddle element. */
export interface Moddle {
  $type: string
  $parent?: Moddle
  id?: string
  name?: string
  get(property: string): unknown
  [property: string]: unknown
}

export interface Shape {
  id: string
  type: string
  x: number
  y: number
  width: number
  height: number
  businessObject: Moddle
  parent: Shape
  children?: Shape[]
  host?: Shape
  attachers?: Shape[]
  incoming: { source: Shape }[]
  outgoing: { target: Shape }[]
}

export interface Modeling {
  updateModdleProperties(element: Shape, moddle: Moddle, properties: Record<string, unknown>): void
  updateProperties(element: Shape, properties: Record<string, unknown>): void
  createShape(
    what: unknown,
    at: { x: number; y: number },
    parent: Shape,
    hints?: Record<string, unknown>,
  ): Shape
  appendShape(source: Shape, what: unknown, at: { x: number; y: number }, parent: Shape): Shape
  removeElements(elements: unknown[]): void
}

export interface BpmnFactory {
  create(type: string, properties?: Record<string, unknown>): Moddle
}

export interface Batch {
  do(run: () => void): void
}
