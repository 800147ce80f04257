export { countiesIn, createCounty, type NewCounty } from './county.js'
export { demoCounty, demoPassword } from './demo-county.js'
export { markSeeded, seedCounty, type SeedProgress } from './seed.js'
