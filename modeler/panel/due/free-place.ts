import type { Shape } from '../shapes.js'

interface Place {
  x: number
  y: number
}

/** Half of the side of an end event with its label, and of the way to keep free around it. */
const half = { x: 30, y: 34 }

/** Of several places the first at which an event covers nothing that is drawn; the first when all are taken. */
export function freePlace(places: readonly Place[], drawn: readonly Shape[]): Place {
  const free = (place: Place) =>
    !drawn.some(
      shape =>
        place.x + half.x > shape.x &&
        place.x - half.x < shape.x + shape.width &&
        place.y + half.y > shape.y &&
        place.y - half.y + 16 < shape.y + shape.height,
    )
  return places.find(free) ?? places[0]!
}
