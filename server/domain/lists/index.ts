export { ListError, type ListErrorCode } from './errors.js'
export {
  parseLimits,
  stages,
  urgencies,
  type LimitCell,
  type LimitOverrides,
  type Stage,
  type Urgency,
} from './limits.js'
export { manualOf, type Manual, type UnitDuty } from './manual.js'
export { initialsOf, type Range } from './pinyin.js'
export { listReader, type Found, type ItemQuery, type ListReader } from './reader.js'
export * from './record.js'
export { dispatchable, editionAt, isProvenance, provenanceMeanings, type Provenance } from './rules.js'
export { indexItems, searchItems, type Hit, type ItemIndex } from './search.js'
