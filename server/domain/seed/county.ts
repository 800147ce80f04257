import { EVERY_COUNTY, isStoreError, type Store } from '../../store/port.js'
import { insertMissing } from './insert-missing.js'
import { counties, units, type County } from '../directory/index.js'

export interface NewCounty {
  /** Division code, six digits. */
  code: string
  name: string
  /** Stands before document numbers, one character. */
  prefix: string
  /** Stands before case numbers, in capital letters. */
  shortCode: string
  /** Invented data only; for good. */
  demo: boolean
}

/** Counties of this store, oldest code first; a store that was just made has none. */
export async function countiesIn(store: Store): Promise<County[]> {
  const { items } = await store.find(counties, EVERY_COUNTY, { sort: ['_id'] })
  return items
}

/** Makes a county with a unit for itself and nothing else; one that is there already stays as it is. */
export async function createCounty(store: Store, county: NewCounty): Promise<County> {
  const { code, name } = county
  const made = await insertCounty(store, county)
  const unit = { _id: `${code}.${code}`, county: code, code, name, short: name, kind: 'county' as const }
  await insertMissing(store, units, [
    { ...unit, order: 0, vertical: false, enforcementFields: [], phone: '' },
  ])
  return made
}

/** The county's own record. */
export async function insertCounty(store: Store, { code, ...county }: NewCounty): Promise<County> {
  try {
    await store.insert(counties, {
      _id: code,
      county: code,
      ...county,
      directoryVersion: 1,
      listsVersion: 1,
      seeded: [],
    })
  } catch (error) {
    if (!isStoreError(error, 'DUPLICATE')) throw error
  }
  return (await store.get(counties, code, code))!
}
