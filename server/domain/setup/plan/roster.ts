import type { County } from '../../county.js'
import { isUnitKind, rosterRules } from '../../directory/index.js'
import type { ReadTable } from '../cells.js'
import { rosterTable, type RosterColumn, type RosterFacts } from '../tables/index.js'
import { emptyPlan, planRow, refuseTwice, type Plan } from './plan.js'

/** Rosters by code. */
export function planRoster(
  { county, people: directory }: County,
  read: ReadTable<RosterColumn, RosterFacts>,
): Plan {
  const plan = emptyPlan()
  refuseTwice(plan, read.rows, read.heading('code'), ({ code }) => code)
  for (const { row, facts } of read.rows) {
    const unknown = facts.appliesTo.filter(word => !isUnitKind(word) && !directory.unit.has(word))
    if (unknown.length)
      plan.problems.push({
        row,
        column: read.heading('applies_to'),
        text: {
          zh: `没有这样的单位或类别：${unknown.join('、')}`,
          en: `There are no such units or kinds: ${unknown.join(', ')}`,
        },
      })
    const stored = directory.rosterRules.find(({ code }) => code === facts.code)
    planRow(
      plan,
      { table: rosterTable, read, collection: rosterRules },
      {
        row,
        facts,
        name: facts.code,
        stored,
        fresh: () => ({ _id: `${county}.${facts.code}`, county, ...facts }),
      },
    )
  }
  return plan
}
