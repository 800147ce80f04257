import { directory, type Directory, type DirectoryRows } from '../../../server/domain/directory/index.js'
import { demoPeople } from '../../../server/domain/seed/people.js'
import { demoRosterRules, demoUnits } from '../../../server/domain/seed/units.js'

const county = '379999'

/** The demonstration county without a store, with what a test changes in it. */
export function demoDirectory(
  change: (rows: DirectoryRows) => Partial<DirectoryRows> = () => ({}),
): Directory {
  const stored = <T>(row: T) => ({ ...row, rev: 1 })
  const units = demoUnits(county)
  const { people, posts } = demoPeople(county, units)
  const rows: DirectoryRows = {
    county: {
      _id: county,
      county,
      rev: 1,
      name: '示范县',
      demo: true,
      prefix: '示',
      shortCode: 'SF',
      directoryVersion: 1,
      listsVersion: 1,
      seeded: [],
    },
    units: units.map(stored),
    people: people.map(stored),
    posts: posts.map(stored),
    substitutions: [],
    rosterRules: demoRosterRules(county).map(stored),
    rosterOverrides: [],
  }
  return directory({ ...rows, ...change(rows) })
}

/** The name behind an id. */
export function nameOf(county: Directory, person: string | undefined): string | undefined {
  return person === undefined ? undefined : county.person.get(person)?.name
}
