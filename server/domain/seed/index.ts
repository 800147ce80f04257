export { countiesIn, createCounty, type NewCounty } from './county.js'
export { demoCounty, demoPassword, markSeeded, seedCounty, type SeedProgress } from './seed.js'
