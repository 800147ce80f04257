import { badgePlace, type Point } from '../../portal/src/diagram/badge-place.js'
import type { Box } from '../../portal/src/diagram/frame.js'

const task: Box = { x: 100, y: 100, width: 100, height: 80 }
const size = { width: 90, height: 24 }
const place = (flows: Point[][], boxes: Box[] = []) => badgePlace(task, size, { boxes, flows }).position
const down = (x: number, from: number, to: number): Point[] => [
  { x, y: from },
  { x, y: to },
]

describe('a badge on a diagram', () => {
  it('should stand above where nothing is', () => {
    expect(
      place([
        [
          { x: 0, y: 140 },
          { x: 100, y: 140 },
        ],
      ]),
    ).toEqual({ top: -23, left: 0 })
  })

  it('should stand below where a flow comes from above', () => {
    expect(place([down(150, 0, 100)])).toEqual({ bottom: -3, left: 0 })
  })

  it('should end left of the flow where an event sits on the lower border', () => {
    const event = { x: 130, y: 162, width: 36, height: 36 }
    expect(place([down(150, 0, 100)], [event])).toEqual({ top: -23, left: 45, endsThere: true })
  })

  it('should begin right of the flow where a label stands left of it', () => {
    const event = { x: 130, y: 162, width: 36, height: 36 }
    const label = { x: 80, y: 75, width: 50, height: 18 }
    expect(place([down(150, 0, 100)], [event, label])).toEqual({ top: -23, left: 55 })
  })

  it('should not cover the label of a flow nearby', () => {
    const label = { x: 81, y: 203, width: 50, height: 18 }
    const { box } = badgePlace(task, size, { flows: [down(150, 0, 100)], boxes: [label] })
    expect(box.x >= 131 || box.y + box.height <= 203 || box.y >= 221).toBe(true)
  })

  it('should cover the least where something is everywhere', () => {
    const around = { x: 0, y: 0, width: 300, height: 99 }
    const below = { x: 0, y: 181, width: 300, height: 15 }
    const sides = [
      { x: 0, y: 100, width: 99, height: 80 },
      { x: 201, y: 100, width: 99, height: 80 },
    ]
    expect(place([], [around, below, ...sides])).toEqual({ bottom: -3, left: 0 })
  })
})
