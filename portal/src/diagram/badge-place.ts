export interface Point {
  x: number
  y: number
}

/** What a badge must keep clear of: flows that touch the element and events on its border. */
export interface Placed {
  x: number
  y: number
  width: number
  height: number
  incoming?: { waypoints: Point[] }[]
  outgoing?: { waypoints: Point[] }[]
  attachers?: Placed[]
}

export interface Position {
  top?: number
  bottom?: number
  left: number
  /** The badge ends there instead of beginning there. */
  endsThere?: boolean
}

const high = 23

/** Where an element's badge covers nothing: above it, else below it, else above and left of the flow. */
export function badgePlace(element: Placed): Position {
  const touches = [
    ...(element.incoming ?? []).map(flow => flow.waypoints.at(-1)),
    ...(element.outgoing ?? []).map(flow => flow.waypoints[0]),
  ].filter(point => point !== undefined)
  const top = touches.filter(point => Math.abs(point.y - element.y) < 3)
  if (top.length === 0) return { top: -high, left: 0 }
  const floor = element.y + element.height
  const bottom = touches.some(point => Math.abs(point.y - floor) < 3)
  const events = (element.attachers ?? []).some(event => event.y + event.height > floor)
  if (!bottom && !events) return { bottom: -3, left: 0 }
  return { top: -high, left: Math.min(...top.map(point => point.x)) - element.x - 5, endsThere: true }
}
