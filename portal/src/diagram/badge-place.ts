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
}

export interface Place {
  position: Position
  /** What it covers there. */
  box: Box
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
  const at = (x: number, position: 'above' | 'below' | number): Place => ({
    position: {
      left: x - element.x,
      ...(position === 'above'
        ? { top: -rise }
        : position === 'below'
          ? { bottom: -gap }
          : { top: position }),
    },
    box: {
      ...size,
      x,
      y: position === 'above' ? element.y - rise : position === 'below' ? floor + gap : element.y + position,
    },
  })
  const beside = (edge: number, position: 'above' | 'below') =>
    touching(element, edge, flows).flatMap(x => [
      at(x - aside - size.width, position),
      at(x + aside, position),
    ])
  const right = element.x + element.width
  return [
    at(element.x, 'above'),
    at(element.x, 'below'),
    ...beside(element.y, 'above'),
    ...beside(floor, 'below'),
    at(right - size.width, 'above'),
    at(right - size.width, 'below'),
    at(right + gap, 0),
    at(right + gap, element.height - size.height),
    at(element.x - gap - size.width, 0),
    at(element.x - gap - size.width, element.height - size.height),
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
