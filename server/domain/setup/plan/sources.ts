import type { County } from '../../county.js'
import { listItems, referenceRows, type ItemSource, type ReferenceRow } from '../../lists/index.js'
import type { Words } from '../../language.js'
import type { ReadTable } from '../cells.js'
import { plain } from '../table.js'
import { referenceLibrary, sourceTable, type SourceColumn, type SourceFacts } from '../tables/index.js'
import { differences, emptyPlan, refuseTwice, type Plan } from './plan.js'
import { storedItems } from './stored-items.js'

const target: Words = { zh: '对应事项编码', en: 'Code of the item here' }

/**
 * Where items were found elsewhere, by the number of the source: it stands with its item, or in the reference library.
 * A source that names another target than before moves there.
 */
export async function planSources(ctx: County, read: ReadTable<SourceColumn, SourceFacts>): Promise<Plan> {
  const { county, lists } = ctx
  const plan = emptyPlan()
  refuseTwice(plan, read.rows, read.heading('source_row'), ({ source }) => String(source.row))
  const { items } = await storedItems(ctx)
  const references = new Map((await lists.references(county)).map(row => [row.row, row]))
  const before = new Map<number, SourceFacts>()
  for (const item of items.values())
    for (const source of item.sources) before.set(source.row, { target: item.code, source })
  for (const row of references.values())
    before.set(row.row, { target: referenceLibrary, source: sourceOf(row) })

  const after = new Map(before)
  for (const { row, facts } of read.rows) {
    if (facts.target !== '' && facts.target !== referenceLibrary && !items.has(facts.target))
      plan.problems.push({
        row,
        column: read.heading('target'),
        text: {
          zh: `清单里没有这一项：${facts.target}；不对应事项的填“参考库”`,
          en: `The list has no item ${facts.target}; write 参考库 for none`,
        },
      })
    const known = before.get(facts.source.row)
    const fields = differences(sourceTable, read.columns, facts.source as never, known?.source)
    if (known?.target !== facts.target)
      fields.push({ title: target, from: plain(known?.target ?? ''), to: plain(facts.target) })
    if (fields.length === 0) continue
    const name = `${facts.source.row} ${facts.source.title}`
    plan.changes.push({ row, name, kind: known ? 'changed' : 'added', fields })
    after.set(facts.source.row, facts)
  }

  for (const item of items.values()) {
    const sources = [...after.values()].filter(each => each.target === item.code).map(each => each.source)
    sources.sort((a, b) => a.row - b.row)
    if (JSON.stringify(sources) !== JSON.stringify(item.sources))
      plan.writes.push(to => to.update(listItems, county, item._id, item.rev, { set: { sources } }))
  }
  for (const [row, { target: to, source }] of after) {
    const stored = references.get(row)
    if (to === referenceLibrary && !stored)
      plan.writes.push(s => s.insert(referenceRows, { _id: `${county}.reference.${row}`, county, ...source }))
    else if (to === referenceLibrary && stored && before.get(row)?.source !== source)
      plan.writes.push(s => s.update(referenceRows, county, stored._id, stored.rev, { set: source }))
    else if (to !== referenceLibrary && stored)
      plan.writes.push(s => s.remove(referenceRows, county, stored._id, stored.rev))
  }
  return plan
}

function sourceOf({ row, provenance, domain, title, lead, cooperating, reason }: ReferenceRow): ItemSource {
  return { row, provenance, domain, title, lead, cooperating, reason }
}
