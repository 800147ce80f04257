import type { County } from '../../county.js'
import { isUnitKind, kindNames } from '../../directory/index.js'
import type { ReadTable } from '../cells.js'
import { establishment, ownPosts, placeKey } from '../establishment.js'
import { postTemplates } from '../record.js'
import { postTable, type PostColumn, type PostFacts } from '../tables/index.js'
import { differences, emptyPlan, planRow, refuseTwice, type Plan } from './plan.js'

/** Places by unit and slot; a row that says what is shipped changes nothing. */
export async function planPosts(
  { store, county, people: directory }: County,
  read: ReadTable<PostColumn, PostFacts>,
): Promise<Plan> {
  const plan = emptyPlan()
  refuseTwice(plan, read.rows, read.heading('slot'), placeKey)
  const own = await ownPosts(store, county)
  const inForce = establishment(own)
  let order = Math.max(-1, ...[...own.values()].map(row => row.order))
  for (const { row, facts } of read.rows) {
    const unit = directory.unit.get(facts.appliesTo)
    if (!isUnitKind(facts.appliesTo) && !unit)
      plan.problems.push({
        row,
        column: read.heading('applies_to'),
        text: {
          zh: `不是单位类别，本县也没有这个单位：${facts.appliesTo}`,
          en: `Neither a kind nor the code of a unit: ${facts.appliesTo}`,
        },
      })
    const key = placeKey(facts)
    const where = isUnitKind(facts.appliesTo)
      ? kindNames[facts.appliesTo].zh
      : (unit?.short ?? facts.appliesTo)
    const name = `${where} ${facts.title}`
    const stored = own.get(key)
    const shipped = inForce.get(key)
    const fresh = () => ({ _id: `${county}.post.${key}`, county, ...facts, order: ++order })
    if (stored || !shipped) {
      planRow(
        plan,
        { table: postTable, read, collection: postTemplates },
        { row, facts, name, stored, fresh },
      )
      continue
    }
    const fields = differences(postTable, read.columns, facts, shipped)
    if (fields.length === 0) continue
    plan.changes.push({ row, name, kind: 'changed', fields })
    const document = fresh()
    plan.writes.push(to => to.insert(postTemplates, document))
  }
  return plan
}
