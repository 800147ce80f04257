import type { Rating } from '../calls/record.js'

/** With fewer rated calls than this a mean says nothing: 样本不足. */
export const sampleSize = 5

export interface UnitMean {
  unit: string
  /** How many calls rated it. */
  rated: number
  speed: number
  quality: number
  satisfaction: number
  mean: number
  enough: boolean
}

/** A unit's means over calls that were rated; what was not rated (未评价) is left out and never counted as a score. */
export function meansOf(ratings: readonly Rating[]): UnitMean[] {
  const units = [...new Set(ratings.map(rating => rating.unit))]
  return units.map(unit => {
    const rows = ratings.filter(rating => rating.unit === unit)
    const mean = (read: (row: Rating) => number) =>
      rows.reduce((sum, row) => sum + read(row), 0) / rows.length
    const [speed, quality, satisfaction] = [
      mean(row => row.speed),
      mean(row => row.quality),
      mean(row => row.satisfaction),
    ]
    return {
      unit,
      rated: rows.length,
      speed,
      quality,
      satisfaction,
      mean: (speed + quality + satisfaction) / 3,
      enough: rows.length >= sampleSize,
    }
  })
}
