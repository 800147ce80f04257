import type { County } from '../county.js'
import { rulingId, rulings, type Ruling } from '../rulings/record.js'
import { assignedActs, type AssignedAct } from '../supervision/acts/record.js'
import { supervisionDocuments, type SupervisionDocument } from '../supervision/documents/record.js'

/** What is handled beside cases, or about several of them: it has a page of its own. */
export type Matter =
  | { kind: 'ruling'; row: Ruling }
  | { kind: 'document'; row: SupervisionDocument }
  | { kind: 'act'; row: AssignedAct }

/** The processes that 编办裁定, 督办文书 and 交办事项 run. */
export const matterProcesses: readonly string[] = ['dispute-ruling', 'supervision-document', 'assigned-act']

/** The matter of an instance, also when the instance is gone; undefined when it is none, or was not told of yet. */
export async function matterOf(
  { store, county }: Pick<County, 'store' | 'county'>,
  instance: string,
): Promise<Matter | undefined> {
  const _id = rulingId(county, instance)
  const [ruling, paper, act] = await Promise.all([
    store.get(rulings, county, _id),
    store.get(supervisionDocuments, county, _id),
    store.get(assignedActs, county, _id),
  ])
  if (ruling) return { kind: 'ruling', row: ruling }
  if (paper) return { kind: 'document', row: paper }
  return act && { kind: 'act', row: act }
}

/** Names of the cases that a matter is about. */
export function casesOf(matter: Matter): readonly string[] {
  if (matter.kind === 'document') return matter.row.cases
  return matter.row.case === null ? [] : [matter.row.case]
}
