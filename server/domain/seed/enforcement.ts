import type { Unsaved } from '../../store/port.js'
import { certificateId, type Certificate, type Power } from '../enforcement/record.js'
import { sheetOf } from './csv.js'

/** The lists of powers of the demonstration county: 91 of a township, 35 of a subdistrict. */
export function demoPowers(county: string): Unsaved<Power>[] {
  return rowsOf('powers.csv').map(row => ({
    _id: `${county}.${row.unit_kind}.${row.code}`,
    county,
    unitKind: row.unit_kind === 'subdistrict' ? 'subdistrict' : 'township',
    code: row.code ?? '',
    no: Number(row.no),
    category: row.category ?? '',
    title: row.title ?? '',
    responsibility: row.responsibility ?? '',
    accountability: row.accountability ?? '',
    ...(row.basis ? { basis: row.basis } : {}),
    origin: row.origin ?? '',
    ...(row.related_item ? { relatedItem: row.related_item } : {}),
    provenance: row.provenance ?? '',
  }))
}

/** The register of certificates of the demonstration county; the last of each body has expired. */
export function demoCertificates(county: string): Unsaved<Certificate>[] {
  return rowsOf('certificates.csv').map(row => ({
    _id: certificateId(county, row.number ?? ''),
    county,
    number: row.number ?? '',
    unit: row.unit ?? '',
    name: row.name ?? '',
    validUntil: row.valid_until ?? '',
  }))
}

function rowsOf(file: string): Record<string, string>[] {
  const { header, rows } = sheetOf(file)
  return rows.map(({ cells }) => Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ''])))
}
