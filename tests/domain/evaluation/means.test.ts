import { meansOf } from '../../../server/domain/evaluation/means.js'

const rating = (unit: string, ...[speed, quality, satisfaction]: [number, number, number]) => ({
  unit,
  speed,
  quality,
  satisfaction,
})

describe('the means of a unit', () => {
  it('should be over its rated calls, by aspect and together', () => {
    expect(meansOf([rating('JJ', 5, 4, 3), rating('JJ', 3, 4, 5), rating('JT', 1, 2, 3)])).toMatchObject([
      { unit: 'JJ', rated: 2, speed: 4, quality: 4, satisfaction: 4, mean: 4 },
      { unit: 'JT', rated: 1, mean: 2 },
    ])
  })

  it('should say when the sample is too small', () => {
    const rows = (n: number) => Array.from({ length: n }, () => rating('JJ', 5, 5, 5))
    expect(meansOf(rows(4))[0]?.enough).toBe(false)
    expect(meansOf(rows(5))[0]?.enough).toBe(true)
  })
})
