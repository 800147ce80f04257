import type { County } from '../../county.js'
import { powerId, powers, type Power } from '../../enforcement/record.js'
import type { ReadTable } from '../cells.js'
import { powerTable, type PowerColumn, type PowerFacts } from '../tables/index.js'
import { emptyPlan, planRow, refuseTwice, type Plan } from './plan.js'
import { storedItems } from './stored-items.js'

/** Powers by kind of unit and code. Those that the table leaves out stay: one that was taken back says so. */
export async function planPowers(ctx: County, read: ReadTable<PowerColumn, PowerFacts>): Promise<Plan> {
  const { store, county } = ctx
  const plan = emptyPlan()
  refuseTwice(plan, read.rows, read.heading('code'), ({ unitKind, code }) => code && `${unitKind} ${code}`)
  const { items } = await storedItems(ctx)
  const known = new Map<string, Power>()
  for await (const row of store.stream(powers, county)) known.set(row._id, row)
  for (const { row, facts } of read.rows) {
    if (facts.relatedItem !== undefined && !items.has(facts.relatedItem))
      plan.problems.push({
        row,
        column: read.heading('related_item'),
        text: {
          zh: `清单里没有这一项：${facts.relatedItem}`,
          en: `The list has no item ${facts.relatedItem}`,
        },
      })
    const _id = powerId(county, facts.unitKind, facts.code)
    planRow(
      plan,
      { table: powerTable, read, collection: powers },
      {
        row,
        facts,
        name: `${facts.no} ${facts.title}`,
        stored: known.get(_id),
        fresh: () => ({ _id, county, ...facts }),
      },
    )
  }
  return plan
}
