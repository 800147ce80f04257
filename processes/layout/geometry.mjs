export const right = box => box.x + box.width
export const bottom = box => box.y + box.height
export const middle = box => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 })

export function grow(box, by) {
  return { x: box.x - by, y: box.y - by, width: box.width + 2 * by, height: box.height + 2 * by }
}

/** Whether two boxes share more than their borders. */
export function overlap(a, b) {
  return a.x < right(b) && b.x < right(a) && a.y < bottom(b) && b.y < bottom(a)
}

export function inside(inner, outer) {
  return (
    inner.x >= outer.x && inner.y >= outer.y && right(inner) <= right(outer) && bottom(inner) <= bottom(outer)
  )
}

/** The box that a horizontal or vertical segment covers, one unit thick. */
export function segmentBox(a, b) {
  return {
    x: Math.min(a.x, b.x) - 0.5,
    y: Math.min(a.y, b.y) - 0.5,
    width: Math.abs(a.x - b.x) + 1,
    height: Math.abs(a.y - b.y) + 1,
  }
}

/** The segments of a line as boxes. */
export function segments(points) {
  return points.slice(1).map((point, index) => segmentBox(points[index], point))
}
