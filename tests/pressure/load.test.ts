import { measureLoad } from '../../server/service/load.js'

describe('what the store makes others wait', () => {
  function measured() {
    let now = 0
    const load = measureLoad(() => now)
    load.stop()
    return { load, pass: (ms: number) => void (now += ms) }
  }

  it('should be the age of a write that does not come back', () => {
    const { load, pass } = measured()
    const settled = load.store.writing()
    pass(700)
    load.store.writing()()
    expect(load.delay()).toBe(700)
    pass(10_000)
    expect(load.storeDelay()).toBe(10_700)
    settled()
    pass(5_000)
    expect(load.delay()).toBe(0)
  })

  it('should follow many writes and not one', () => {
    const { load, pass } = measured()
    const write = (ms: number) => {
      const settled = load.store.writing()
      pass(ms)
      settled()
    }
    for (let i = 0; i < 50; i++) write(4)
    expect(load.delay()).toBeCloseTo(4)
    write(400)
    expect(load.delay()).toBeLessThan(100)
    for (let i = 0; i < 50; i++) write(400)
    expect(load.delay()).toBeGreaterThan(390)
  })
})
