export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/** Text below this zoom would be smaller than 12 px. */
export const smallestZoom = 0.75
const margin = 10

/**
 * Which part of a diagram a frame shows at first: all of it where that stays readable, else as much as fits at
 * the smallest readable zoom, from the top left corner, moved only as far as `focus` needs to be in it.
 */
export function firstView(all: Box, frame: { width: number; height: number }, focus: Box | null): Box {
  const whole = {
    x: all.x - margin,
    y: all.y - margin,
    width: all.width + 2 * margin,
    height: all.height + 2 * margin,
  }
  const fit = Math.min(frame.width / whole.width, frame.height / whole.height)
  const zoom = Math.min(1, Math.max(smallestZoom, fit))
  const width = frame.width / zoom
  const height = frame.height / zoom
  return {
    x: start(whole.x, whole.width, width, focus?.x, focus?.width),
    y: start(whole.y, whole.height, height, focus?.y, focus?.height),
    width,
    height,
  }
}

/** How high a frame of this width needs to be, between 260 and 420 pixels; the watermark keeps its corner free. */
export function wantedHeight(all: Box, width: number): number {
  const zoom = Math.min(1, Math.max(smallestZoom, width / (all.width + 2 * margin)))
  return Math.round(Math.min(420, Math.max(260, (all.height + 2 * margin) * zoom + 32)))
}

function start(from: number, length: number, seen: number, focusFrom = from, focusLength = 0): number {
  if (length <= seen) return from
  const room = 60
  if (focusFrom + focusLength + room <= from + seen) return from
  return Math.min(from + length - seen, focusFrom + focusLength / 2 - seen / 2)
}
