import { badgePlace, type Placed } from '../../portal/src/diagram/badge-place.js'

const task = (part: Partial<Placed> = {}): Placed => ({ x: 100, y: 100, width: 100, height: 80, ...part })
const to = (x: number, y: number) => ({
  waypoints: [
    { x: 0, y: 0 },
    { x, y },
  ],
})

describe('a badge on a diagram', () => {
  it('should stand above where no flow touches the top', () => {
    expect(badgePlace(task({ incoming: [to(100, 140)] }))).toEqual({ top: -23, left: 0 })
  })

  it('should stand below where a flow comes from above', () => {
    expect(badgePlace(task({ incoming: [to(150, 100)] }))).toEqual({ bottom: -3, left: 0 })
  })

  it('should end left of the flow where an event sits on the lower border', () => {
    const event = task({ x: 130, y: 162, width: 36, height: 36 })
    expect(badgePlace(task({ incoming: [to(150, 100)], attachers: [event] }))).toEqual({
      top: -23,
      left: 45,
      endsThere: true,
    })
  })
})
