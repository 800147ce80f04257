import type { CalendarEdition } from '../../calendar/index.js'
import type { Collection, Document, Store } from '../../store/port.js'
import { remembering } from '../../store/remembering.js'
import { DirectoryError } from './errors.js'
import {
  counties,
  people,
  posts,
  rosterOverrides,
  rosterRules,
  substitutions,
  units,
  type County,
} from './record.js'
import { resolve, type Principal, type Resolution } from './resolve.js'
import { directory, type Directory } from './snapshot.js'

export interface DirectoryReader {
  /** The directory as it stands now. @throws DirectoryError COUNTY_UNKNOWN */
  current(county: string): Promise<Directory>
  /** Who may do something at that instant; nobody is an empty list. */
  resolve(
    county: string,
    principals: readonly Principal[],
    at: number,
    shutOut?: readonly string[],
  ): Promise<Resolution>
}

/** Reads directories from the store and keeps each until its version changes, whichever node changed it. */
export function directoryReader(
  store: Store,
  calendar: (county: string) => CalendarEdition,
): DirectoryReader {
  const kept = new Map<string, Directory>()

  async function current(county: string): Promise<Directory> {
    const row = await countyOf(store, county)
    const known = kept.get(county)
    if (known?.county.directoryVersion === row.directoryVersion) return known
    const loaded = await load(store, row)
    kept.set(county, loaded)
    return loaded
  }

  return {
    current,
    async resolve(county, principals, at, shutOut) {
      return resolve(await current(county), calendar(county), principals, at, shutOut)
    },
  }
}

const countyRows = remembering(counties, { most: 1_000 })

/** @throws DirectoryError COUNTY_UNKNOWN */
export async function countyOf(store: Store, county: string): Promise<County> {
  const row = await countyRows(store).get(county, () => store.get(counties, county, county))
  if (row) return row
  throw new DirectoryError('COUNTY_UNKNOWN', {
    zh: `没有这个县：${county}`,
    en: `There is no such county: ${county}`,
  })
}

async function load(store: Store, county: County): Promise<Directory> {
  const all = async <T extends Document>(c: Collection<T>): Promise<T[]> => {
    const rows: T[] = []
    for await (const row of store.stream(c, county._id)) rows.push(row)
    return rows
  }
  return directory({
    county,
    units: await all(units),
    people: await all(people),
    posts: await all(posts),
    substitutions: await all(substitutions),
    rosterRules: await all(rosterRules),
    rosterOverrides: await all(rosterOverrides),
  })
}
