import type { Box } from './frame.js'

export interface Point {
  x: number
  y: number
}

/** What a badge must not cover: shapes and labels, flows, badges that are there already. */
export interface Drawn {
  boxes: readonly Box[]
  flows: readonly (readonly Point[])[]
}

/** Where an overlay stands, from the corner of its element. */
export interface Position {
  top?: number
  bottom?: number
  left: number
  /** The badge ends there instead of beginning there. */
  endsThere?: true
}

export interface Place {
  position: Position
  /** What it covers there. */
  box: Box
}

/** How high a badge stands, and how an overlay says so. */
interface Level {
  position: Omit<Position, 'left'>
  y: number
}

/** From the upper edge of an element up to the top of a badge above it. */
const rise = 23
const gap = 3
/** How far from a flow a badge begins or ends. */
const aside = 5

/**
 * Where an element's badge covers nothing: above it, else below it, else beside the flow that comes from above or
 * goes down, else at its side; when each place covers something, where it covers the least.
 *
 * @param size of the badge, in the units of the diagram
 */
export function badgePlace(element: Box, size: Pick<Box, 'width' | 'height'>, drawn: Drawn): Place {
  let best: Place | undefined
  let least = Infinity
  for (const place of places(element, size, drawn.flows)) {
    const covers = covered(place.box, drawn)
    if (covers >= least) continue
    best = place
    least = covers
    if (covers === 0) break
  }
  return best!
}

function places(element: Box, size: Pick<Box, 'width' | 'height'>, flows: Drawn['flows']): Place[] {
  const floor = element.y + element.height
  const high = { position: { top: -rise }, y: element.y - rise }
  const low = { position: { bottom: -gap }, y: floor + gap }
  const level = { position: { top: 0 }, y: element.y }
  const from = (x: number, { position, y }: Level): Place => ({
    position: { ...position, left: x - element.x },
    box: { ...size, x, y },
  })
  const to = (x: number, { position, y }: Level): Place => ({
    position: { ...position, left: x - element.x, endsThere: true },
    box: { ...size, x: x - size.width, y },
  })
  const beside = (edge: number, at: Level) =>
    touching(element, edge, flows).flatMap(x => [to(x - aside, at), from(x + aside, at)])
  const right = element.x + element.width
  return [
    from(element.x, high),
    from(element.x, low),
    ...beside(element.y, high),
    ...beside(floor, low),
    to(right, high),
    to(right, low),
    from(right + gap, level),
    to(element.x - gap, level),
  ]
}

/** Where flows begin or end at that edge of an element, from left to right. */
function touching(element: Box, edge: number, flows: Drawn['flows']): number[] {
  return flows
    .flatMap(flow => [flow[0], flow.at(-1)])
    .filter(
      (end): end is Point =>
        end !== undefined &&
        Math.abs(end.y - edge) < 3 &&
        end.x > element.x &&
        end.x < element.x + element.width,
    )
    .map(end => end.x)
    .sort((a, b) => a - b)
}

/** How much of what is drawn lies under a box: areas of shapes and labels, a stroke's worth of each flow. */
function covered(box: Box, { boxes, flows }: Drawn): number {
  const strokes = flows.flatMap(flow =>
    flow.slice(1).map((to, index): Box => {
      const from = flow[index]!
      return {
        x: Math.min(from.x, to.x) - 1,
        y: Math.min(from.y, to.y) - 1,
        width: Math.abs(from.x - to.x) + 2,
        height: Math.abs(from.y - to.y) + 2,
      }
    }),
  )
  return [...boxes, ...strokes].reduce((sum, other) => sum + shared(box, other), 0)
}

function shared(a: Box, b: Box): number {
  const wide = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)
  const high = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)
  return wide > 0 && high > 0 ? wide * high : 0
}
