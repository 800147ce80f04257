import type { County } from '../../county.js'
import { certificateId, certificates, type Certificate } from '../../enforcement/record.js'
import type { ReadTable } from '../cells.js'
import { certificateTable, type CertificateColumn, type CertificateFacts } from '../tables/index.js'
import { emptyPlan, planRow, refuseTwice, type Plan } from './plan.js'

/** Certificates by number. One that the table leaves out stays: it ends with its last day. */
export async function planCertificates(
  { store, county, people: directory }: County,
  read: ReadTable<CertificateColumn, CertificateFacts>,
): Promise<Plan> {
  const plan = emptyPlan()
  refuseTwice(plan, read.rows, read.heading('number'), ({ number }) => number)
  const known = new Map<string, Certificate>()
  for await (const row of store.stream(certificates, county)) known.set(row._id, row)
  for (const { row, facts } of read.rows) {
    if (facts.unit !== '' && !directory.unit.has(facts.unit))
      plan.problems.push({
        row,
        column: read.heading('unit'),
        text: { zh: `没有这个单位：${facts.unit}`, en: `There is no such unit: ${facts.unit}` },
      })
    const _id = certificateId(county, facts.number)
    planRow(
      plan,
      { table: certificateTable, read, collection: certificates },
      {
        row,
        facts,
        name: `${facts.number} ${facts.name}`,
        stored: known.get(_id),
        fresh: () => ({ _id, county, ...facts }),
      },
    )
  }
  return plan
}
