import type { Unsaved } from '../../store/port.js'
import type { ListEdition, ListItem, ReferenceRow } from '../lists/index.js'
import { itemTable, referenceLibrary, sourceTable } from '../setup/tables/index.js'
import { factsOf } from './csv.js'

export interface DemoLists {
  edition: Unsaved<ListEdition>
  items: Unsaved<ListItem>[]
  references: Unsaved<ReferenceRow>[]
}

/** The list of the demonstration county: 67 items in one edition, and what stands in its reference library. */
export function demoLists(county: string): DemoLists {
  const edition = {
    _id: `${county}.2026-2`,
    county,
    name: '2026年第2版',
    from: Date.UTC(2026, 5, 30, 16),
    note: '演示数据',
  }
  const sources = factsOf('item-sources.csv', sourceTable)
  const items = factsOf('items.csv', itemTable).map(item => ({
    _id: `${edition._id}.${item.code}`,
    county,
    edition: edition._id,
    ...item,
    sources: sources.filter(({ target }) => target === item.code).map(({ source }) => source),
  }))
  const references = sources
    .filter(({ target }) => target === referenceLibrary)
    .map(({ source }) => ({ _id: `${county}.reference.${source.row}`, county, ...source }))
  return { edition, items, references }
}
