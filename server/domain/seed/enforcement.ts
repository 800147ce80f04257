import type { Unsaved } from '../../store/port.js'
import { certificateId, powerId, type Certificate, type Power } from '../enforcement/record.js'
import { certificateTable, powerTable } from '../setup/tables/index.js'
import { factsOf } from './csv.js'

/** The lists of powers of the demonstration county: 91 of a township, 35 of a subdistrict. */
export function demoPowers(county: string): Unsaved<Power>[] {
  return factsOf('powers.csv', powerTable).map(facts => ({
    _id: powerId(county, facts.unitKind, facts.code),
    county,
    ...facts,
  }))
}

/** The register of certificates of the demonstration county; the last of each body has expired. */
export function demoCertificates(county: string): Unsaved<Certificate>[] {
  return factsOf('certificates.csv', certificateTable).map(facts => ({
    _id: certificateId(county, facts.number),
    county,
    ...facts,
  }))
}
