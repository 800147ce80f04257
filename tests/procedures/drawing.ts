import { BpmnModdle } from 'bpmn-moddle'

export interface Box {
  x: number
  y: number
  width: number
  height: number
}
export interface Point {
  x: number
  y: number
}
export interface Shape {
  id: string
  type: string
  name: string
  box: Box
  label: Box | null
  /** Lane that it stands in, if any. */
  lane: string | null
  host: string | null
}
export interface Line {
  id: string
  name: string
  source: string
  target: string
  points: Point[]
  label: Box | null
}
export interface Plane {
  id: string
  pool: Box | null
  lanes: Shape[]
  nodes: Shape[]
  lines: Line[]
}

/* What bpmn-moddle answers, as far as a picture needs it. */
interface Element {
  id: string
  $type: string
  name?: string
  lanes?: { id: string; flowNodeRef?: Element[] }[]
  laneSets?: Element[]
  flowElements?: Element[]
  attachedToRef?: Element
  sourceRef?: Element
  targetRef?: Element
  rootElements?: Element[]
  diagrams?: { plane: { bpmnElement: Element; planeElement: Drawn[] } }[]
}
interface Drawn {
  $type: string
  bpmnElement: Element
  bounds?: Box
  waypoint?: Point[]
  label?: { bounds?: Box }
}

/** The planes of a BPMN file as they are drawn: boxes, lines and labels. */
export async function planesOf(xml: string): Promise<{ planes: Plane[]; undrawn: string[] }> {
  const { rootElement } = await new BpmnModdle().fromXML(xml)
  const definitions = rootElement as Element
  const lanes = new Map<string, string>()
  const scopes: Element[] = []
  const visit = (scope: Element): void => {
    scopes.push(scope)
    for (const lane of (scope.laneSets ?? []).flatMap(set => set.lanes ?? []))
      for (const node of lane.flowNodeRef ?? []) lanes.set(node.id, lane.id)
    for (const one of scope.flowElements ?? []) if (one.flowElements) visit(one)
  }
  for (const root of definitions.rootElements ?? []) if (root.$type === 'bpmn:Process') visit(root)
  const planes = (definitions.diagrams ?? []).map(({ plane }) => readPlane(plane, lanes))
  const drawn = new Set(planes.flatMap(plane => [...plane.nodes, ...plane.lines].map(one => one.id)))
  const undrawn = scopes
    .flatMap(scope => scope.flowElements ?? [])
    .filter(one => !drawn.has(one.id))
    .map(one => one.id)
  return { planes, undrawn }
}

function readPlane(
  plane: { bpmnElement: Element; planeElement: Drawn[] },
  lanes: Map<string, string>,
): Plane {
  const shapes = plane.planeElement
    .filter(drawn => drawn.$type === 'bpmndi:BPMNShape')
    .map(({ bpmnElement: element, bounds, label }) => ({
      id: element.id,
      type: element.$type,
      name: element.name ?? '',
      box: plain(bounds!),
      label: label?.bounds ? plain(label.bounds) : null,
      lane: lanes.get(element.id) ?? null,
      host: element.attachedToRef?.id ?? null,
    }))
  const lines = plane.planeElement
    .filter(drawn => drawn.$type === 'bpmndi:BPMNEdge')
    .map(({ bpmnElement: flow, waypoint, label }) => ({
      id: flow.id,
      name: flow.name ?? '',
      source: flow.sourceRef!.id,
      target: flow.targetRef!.id,
      points: (waypoint ?? []).map(({ x, y }) => ({ x, y })),
      label: label?.bounds ? plain(label.bounds) : null,
    }))
  return {
    id: plane.bpmnElement.id,
    pool: shapes.find(shape => shape.type === 'bpmn:Participant')?.box ?? null,
    lanes: shapes.filter(shape => shape.type === 'bpmn:Lane'),
    nodes: shapes.filter(shape => shape.type !== 'bpmn:Lane' && shape.type !== 'bpmn:Participant'),
    lines,
  }
}

function plain({ x, y, width, height }: Box): Box {
  return { x, y, width, height }
}

export function inside(inner: Box, outer: Box): boolean {
  const right = inner.x + inner.width <= outer.x + outer.width
  return inner.x >= outer.x && inner.y >= outer.y && right && inner.y + inner.height <= outer.y + outer.height
}

export function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

/** The smallest box around some. */
export function around(boxes: readonly Box[]): Box {
  const x = Math.min(...boxes.map(box => box.x))
  const y = Math.min(...boxes.map(box => box.y))
  const right = Math.max(...boxes.map(box => box.x + box.width))
  const bottom = Math.max(...boxes.map(box => box.y + box.height))
  return { x, y, width: right - x, height: bottom - y }
}

/** The strokes of a line as boxes of no thickness. */
export function strokes(points: readonly Point[]): Box[] {
  return points.slice(1).map((point, index) => {
    const before = points[index]!
    return {
      x: Math.min(before.x, point.x),
      y: Math.min(before.y, point.y),
      width: Math.abs(before.x - point.x) || 0.01,
      height: Math.abs(before.y - point.y) || 0.01,
    }
  })
}

export function onBorder({ x, y }: Point, box: Box): boolean {
  const upright = (x === box.x || x === box.x + box.width) && y >= box.y && y <= box.y + box.height
  const flat = (y === box.y || y === box.y + box.height) && x >= box.x && x <= box.x + box.width
  return upright || flat
}
