import { bottom, inside, overlap, right, segmentBox, segments } from './geometry.mjs'
import { flowLabelPlaces, labelPlaces, setPlane } from './plane.mjs'
import { route } from './route.mjs'

/** bpmn-js draws a button of this size under the lower right corner of a collapsed sub-process. */
const DRILL_DOWN = 26

/** One plane with everything in its place: shapes, lines and labels. */
export function drawPlane({ scope, pool, element }, hints) {
  const plane = setPlane({ ...plain(scope), pool }, hints)
  const extent = { x: 0, y: 0, width: plane.width, height: plane.height }
  const flows = scope.flowElements
    .filter(one => one.$type === 'bpmn:SequenceFlow')
    .map(flow => ({
      id: flow.id,
      name: flow.name,
      source: plane.boxes.get(flow.sourceRef.id),
      target: plane.boxes.get(flow.targetRef.id),
      ...hints.flows?.[flow.id],
    }))
  const borders = plane.lanes.map(lane => plane.boxes.get(lane.id).y)
  const lines = route(flows, plane.nodes, borders, extent)
  const labels = placeLabels(scope, hints, plane, flows, lines, extent)
  return { scope, pool, element, ...plane, lines, labels }
}

function plain(scope) {
  return { id: scope.id, laneSets: scope.laneSets, flowElements: scope.flowElements }
}

/** Labels go where they cover nothing: nodes, lines, one another; the first such place of each. */
function placeLabels(scope, hints, plane, flows, lines, extent) {
  const taken = [...plane.nodes]
  for (const { id } of scope.flowElements.filter(one => one.$type === 'bpmn:SubProcess')) {
    const box = plane.boxes.get(id)
    taken.push({ x: right(box) - DRILL_DOWN / 2, y: bottom(box) + 4, width: DRILL_DOWN, height: DRILL_DOWN })
  }
  const strokes = [...lines].flatMap(([id, points]) => segments(points).map(box => ({ id, box })))
  for (const lane of plane.lanes) {
    const { x, y, width } = plane.boxes.get(lane.id)
    strokes.push({ id: lane.id, box: segmentBox({ x, y }, { x: x + width, y }) })
  }
  const labels = new Map()
  const put = (id, places) => {
    const free = places.find(
      place =>
        inside(place, extent) &&
        !taken.some(box => overlap(box, place)) &&
        !strokes.some(stroke => overlap(stroke.box, place)),
    )
    if (!free) console.error(`${scope.id}: no free place for the label of ${id}`)
    const { x, y, width, height } = free ?? places[0]
    labels.set(id, { x, y, width, height })
    taken.push({ x, y, width, height })
  }
  for (const node of scope.flowElements)
    if (/Event$|Gateway$/.test(node.$type) && node.name)
      put(node.id, labelPlaces(plane.boxes.get(node.id), node.$type, node.name, hints.labels?.[node.id]))
  for (const flow of flows) {
    if (!flow.name) continue
    const siblings = flows.filter(other => other !== flow && other.source === flow.source)
    const shared = siblings.flatMap(other => segments(lines.get(other.id)))
    const points = lines.get(flow.id)
    const places = flowLabelPlaces(points, flow.name, hints.labels?.[flow.id], flow.trunk)
    const own = places.filter(({ anchor }) => !shared.some(box => overlap(box, anchor)))
    put(flow.id, own.length ? own : places)
  }
  return labels
}
