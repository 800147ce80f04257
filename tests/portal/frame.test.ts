import { firstView, smallestZoom } from '../../portal/src/diagram/frame.js'

const frame = { width: 930, height: 400 }

describe('the first view of a diagram', () => {
  it('should show all of a diagram that stays readable in the frame', () => {
    const view = firstView({ x: 0, y: 0, width: 1000, height: 380 }, frame, null)
    expect(view.width).toBeGreaterThanOrEqual(1020)
    expect(frame.width / view.width).toBeGreaterThanOrEqual(smallestZoom)
  })

  it('should never be smaller than readable, and then begin at the top left', () => {
    const view = firstView({ x: 0, y: 0, width: 4000, height: 1600 }, frame, {
      x: 100,
      y: 100,
      width: 100,
      height: 80,
    })
    expect(frame.width / view.width).toBeCloseTo(smallestZoom)
    expect([view.x, view.y]).toEqual([-10, -10])
  })

  it('should move to the step whose turn it is when that lies outside', () => {
    const focus = { x: 3000, y: 1200, width: 100, height: 80 }
    const view = firstView({ x: 0, y: 0, width: 4000, height: 1600 }, frame, focus)
    expect(view.x).toBeLessThanOrEqual(focus.x)
    expect(view.x + view.width).toBeGreaterThanOrEqual(focus.x + focus.width)
    expect(view.y + view.height).toBeGreaterThanOrEqual(focus.y + focus.height)
  })
})
