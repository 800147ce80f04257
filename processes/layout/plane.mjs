import { ems, labelSize } from './text.mjs'

const HEADER = 30
const PITCH = 125
const ROW = 108
/** Room right of the last column, and what of it the watermark needs beside the lowest nodes and their labels. */
const MARGIN = 45
const WATERMARK = { width: 90, height: 30 }
const LABEL = 40
const BOUNDARY = 36

/** Width and height of an element as bpmn-js draws it. */
function size(type) {
  if (/Event$/.test(type)) return { width: 36, height: 36 }
  if (/Gateway$/.test(type)) return { width: 50, height: 50 }
  return { width: 100, height: 80 }
}

const grid = value => Math.round(value / 5) * 5

/**
 * Sets pool, lanes and nodes of one plane: a lane is a stack of rows, a node stands at [column, row] of its lane,
 * a boundary event at [side, offset] of its host.
 */
export function setPlane(scope, hints) {
  const laneSet = scope.laneSets?.[0]
  const lanes = laneSet?.lanes ?? []
  const left = (scope.pool ? HEADER : 0) + (lanes.length ? HEADER : 0)
  const boxes = new Map()
  let y = 0
  const stack = lanes.length ? lanes : [{ id: '', flowNodeRef: scope.flowElements }]
  for (const lane of stack) {
    const heights = hints.rows?.[lane.id] ?? [ROW]
    for (const node of lane.flowNodeRef ?? []) {
      if (!hints.nodes[node.id] || node.attachedToRef) continue
      const [column, row] = hints.nodes[node.id]
      const centre = { x: grid(left + PITCH / 2 + column * PITCH), y: grid(y + rowMiddle(heights, row)) }
      const { width, height } = size(node.$type)
      const [x, top] = [centre.x - width / 2, centre.y - height / 2]
      boxes.set(node.id, { id: node.id, x, y: top, width, height })
    }
    const height = heights.reduce((sum, one) => sum + one, 0)
    boxes.set(lane.id, { id: lane.id, lane: true, x: scope.pool ? HEADER : 0, y, height })
    y += height
  }
  setBoundaries(scope, hints, boxes)
  const nodes = [...boxes.values()].filter(box => !box.lane)
  for (const element of scope.flowElements)
    if (/Event|Gateway|Task|SubProcess|CallActivity/.test(element.$type) && !boxes.has(element.id))
      throw new Error(`${scope.id}: no place is given for ${element.id}`)
  const low = nodes.filter(box => box.y + box.height + LABEL > y - WATERMARK.height)
  const rights = (boxes, room) => boxes.map(box => box.x + box.width + room)
  const width = grid(Math.max(...rights(nodes, MARGIN), ...rights(low, WATERMARK.width)))
  for (const lane of stack) boxes.get(lane.id).width = width - boxes.get(lane.id).x
  if (!lanes.length) boxes.delete('')
  return { boxes, nodes, lanes, width, height: y }
}

/** The middle of a row; between two rows for a fraction. */
function rowMiddle(heights, row) {
  const whole = Math.floor(row)
  const at = index => heights.slice(0, index).reduce((sum, one) => sum + one, 0) + (heights[index] ?? 0) / 2
  return at(whole) + (row > whole ? (at(whole + 1) - at(whole)) * (row - whole) : 0)
}

function setBoundaries(scope, hints, boxes) {
  for (const event of scope.flowElements.filter(element => element.attachedToRef)) {
    const [side, offset] = hints.nodes[event.id] ?? ['bottom', 75]
    const host = boxes.get(event.attachedToRef.id)
    const along = side === 'top' || side === 'bottom'
    const x = along ? host.x + offset : side === 'left' ? host.x : host.x + host.width
    const y = along ? (side === 'top' ? host.y : host.y + host.height) : host.y + offset
    const [left, top] = [x - BOUNDARY / 2, y - BOUNDARY / 2]
    boxes.set(event.id, { id: event.id, x: left, y: top, width: BOUNDARY, height: BOUNDARY, host, side })
  }
}

/** The places that may hold a node's label, the best first. */
export function labelPlaces(node, type, text, hint) {
  const gateway = /Gateway$/.test(type)
  const { width, height } = labelSize(text, hint?.perLine ?? (ems(text) <= 6 && gateway ? 6 : 4))
  const [cx, cy] = [node.x + node.width / 2, node.y + node.height / 2]
  const box = (x, y) => ({ x: Math.round(x), y: Math.round(y), width, height })
  const [under, over] = [node.y + node.height + 3, node.y - height - 3]
  const places = {
    below: box(cx - width / 2, under),
    above: box(cx - width / 2, over),
    right: box(node.x + node.width + 5, cy - height / 2),
    left: box(node.x - width - 5, cy - height / 2),
    'below right': box(cx + 6, under),
    'below left': box(cx - width - 6, under),
    'above right': box(cx + 6, over),
    'above left': box(cx - width - 6, over),
    'right below': box(node.x + node.width + 2, cy + 3),
    'left below': box(node.x - width - 2, cy + 3),
  }
  const order = node.host
    ? ['right below', 'left below', 'below right', 'below left', 'right', 'left', 'above left', 'above right']
    : gateway
      ? ['above', 'below', 'above right', 'below right', 'above left', 'below left']
      : ['below', 'above', 'right', 'left', 'below right', 'below left']
  const wanted = hint?.at ? [hint.at, ...order] : order
  return wanted.map(name => places[name])
}

/**
 * The places beside a flow that may hold its label, along its segments from the start (or, where the first are shared,
 * from the end). `anchor` is the stretch of the line that the label stands at.
 */
export function flowLabelPlaces(points, text, hint, fromEnd = false) {
  const { width, height } = labelSize(text, hint?.perLine ?? 6)
  const places = []
  const order = points.slice(1).map((_, index) => index + 1)
  for (const index of fromEnd ? order.reverse() : order) {
    const [a, b] = [points[index - 1], points[index]]
    const flat = a.y === b.y
    const length = Math.abs(a.x - b.x) + Math.abs(a.y - b.y)
    const room = (flat ? width : height) + 6
    for (let at = 4; at === 4 || at + room <= length + 14; at += 10) {
      const x = a.x + Math.sign(b.x - a.x) * at
      const y = a.y + Math.sign(b.y - a.y) * at
      const left = b.x < a.x ? x - width : x
      const top = b.y < a.y ? y - height : y
      const anchor = flat ? { x: left, y: y - 1, width, height: 2 } : { x: x - 1, y: top, width: 2, height }
      const sides = flat
        ? [
            [left, y - height - 2],
            [left, y + 3],
          ]
        : [
            [x + 4, top],
            [x - width - 4, top],
          ]
      for (const [px, py] of sides)
        places.push({ x: Math.round(px), y: Math.round(py), width, height, anchor })
    }
  }
  return places
}
