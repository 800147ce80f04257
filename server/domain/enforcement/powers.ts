import type { Store } from '../../store/port.js'
import { powers, type Power } from './record.js'

/** Where a power comes from that a township may itself exercise. */
export const exercised = ['法定', '省赋权', '受委托'] as const

/** Every origin, by what a table may say for it. */
export const origins = { 法定: [], 省赋权: [], 受委托: [], 初审: [], 配合: [] } as const

/** The categories under which a violation is dealt with. */
export const enforcing = ['行政处罚', '行政强制', '行政检查'] as const

/** The powers by which units of this kind enforce by themselves, in the order of their list; none without a list. */
export async function ownPowers(store: Store, county: string, kind: string | undefined): Promise<Power[]> {
  const { items } = await store.find(powers, county, { where: { unitKind: kind ?? '' }, limit: 1000 })
  return items
    .filter(
      ({ origin, category, withdrawn }) =>
        withdrawn !== true && isOneOf(exercised, origin) && isOneOf(enforcing, category),
    )
    .sort((a, b) => a.no - b.no)
}

const isOneOf = (words: readonly string[], word: string) => words.includes(word)
