import type { County } from '../directory/index.js'
import type { NewCounty } from './county.js'

/** The demonstration county: no county of this code exists. */
export const demoCounty: NewCounty = {
  code: '379999',
  name: '示范县',
  prefix: '示',
  shortCode: 'SF',
  demo: true,
}

/** Of all people of the demonstration county, and of no other. */
export const demoPassword = 'huying-demo'

/** In this order. */
const seedSteps = ['units', 'people', 'posts', 'accounts', 'rosters', 'lists'] as const
export type SeedStep = (typeof seedSteps)[number]

/** Whether everything of the demonstration county is laid in, its sample calls aside. */
export const isSeeded = (county: County | undefined): boolean =>
  seedSteps.every(step => county?.seeded.includes(step))
