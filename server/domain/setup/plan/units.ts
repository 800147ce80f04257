import type { County } from '../../county.js'
import { callingKinds, units } from '../../directory/index.js'
import type { Words } from '../../language.js'
import type { ReadTable } from '../cells.js'
import { unitTable, type UnitColumn, type UnitFacts } from '../tables/index.js'
import { emptyPlan, planRow, refuseTwice, type Plan } from './plan.js'

/** Units by code; new ones stand behind those that are there, in the order of the file. */
export function planUnits(
  { county, people: directory }: County,
  read: ReadTable<UnitColumn, UnitFacts>,
): Plan {
  const plan = emptyPlan()
  refuseTwice(plan, read.rows, read.heading('code'), ({ code }) => code)
  const after = new Map<string, UnitFacts>([...directory.unit])
  for (const { facts } of read.rows) after.set(facts.code, facts)
  const centres = [...after.values()].filter(({ kind }) => kind === 'centre')
  let order = Math.max(-1, ...directory.units.map(unit => unit.order))
  for (const { row, facts } of read.rows) {
    const wrong = (column: UnitColumn, text: Words) =>
      plan.problems.push({ row, column: read.heading(column), text })
    if ((facts.kind === 'county') !== (facts.code === county))
      wrong('kind', {
        zh: `类别“县”只能是本县自己，编码 ${county}`,
        en: `Only the county itself, code ${county}, is a county`,
      })
    if (facts.kind === 'centre' && centres.length > 1)
      wrong('kind', { zh: '一个县只有一个运行管理中心', en: 'A county has one operations centre' })
    refer(facts.parent, 'parent', () => true)
    refer(facts.countyLeader, 'county_leader', unit => unit.kind === 'leader-office')
    refer(facts.stationedAt, 'stationed_at', unit => callingKinds.includes(unit.kind))
    const stored = directory.unit.get(facts.code)
    planRow(
      plan,
      { table: unitTable, read, collection: units },
      {
        row,
        facts,
        name: facts.short,
        stored,
        fresh: () => ({
          _id: `${county}.${facts.code}`,
          county,
          ...facts,
          order: ++order,
        }),
      },
    )

    function refer(code: string | undefined, column: UnitColumn, fits: (unit: UnitFacts) => boolean) {
      if (code === undefined) return
      const unit = after.get(code)
      if (!unit) wrong(column, { zh: `没有这个单位：${code}`, en: `There is no such unit: ${code}` })
      else if (!fits(unit))
        wrong(column, { zh: `${unit.short} 的类别不对`, en: `${unit.short} is of another kind` })
    }
  }
  return plan
}
