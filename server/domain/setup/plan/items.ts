import type { County } from '../../county.js'
import { listEditions, listItems } from '../../lists/index.js'
import type { ReadTable } from '../cells.js'
import { itemTable, type ItemColumn, type ItemFacts } from '../tables/index.js'
import { emptyPlan, planRow, refuseTwice, type Plan } from './plan.js'
import { storedItems } from './stored-items.js'

/** Items by code, in the edition in force; a county without one is given its first. */
export async function planItems(ctx: County, read: ReadTable<ItemColumn, ItemFacts>): Promise<Plan> {
  const { county, people: directory } = ctx
  const plan = emptyPlan()
  refuseTwice(plan, read.rows, read.heading('code'), ({ code }) => code)
  const { edition, isNew, items } = await storedItems(ctx)
  if (isNew) plan.writes.push(store => store.insert(listEditions, edition))
  for (const { row, facts } of read.rows) {
    for (const [column, codes] of [
      ['lead', facts.lead === '' ? [] : [facts.lead]],
      ['cooperating', facts.cooperating],
    ] as const) {
      const unknown = codes.filter(code => !directory.unit.has(code))
      if (unknown.length)
        plan.problems.push({
          row,
          column: read.heading(column),
          text: {
            zh: `没有这个单位：${unknown.join('、')}`,
            en: `There is no such unit: ${unknown.join(', ')}`,
          },
        })
    }
    planRow(
      plan,
      { table: itemTable, read, collection: listItems },
      {
        row,
        facts,
        name: `${facts.no} ${facts.title}`,
        stored: items.get(facts.code),
        fresh: () => ({
          _id: `${edition._id}.${facts.code}`,
          county,
          edition: edition._id,
          ...facts,
          sources: [],
        }),
      },
    )
  }
  return plan
}
