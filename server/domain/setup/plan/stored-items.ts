import type { Unsaved } from '../../../store/port.js'
import { toIso } from '../../../calendar/index.js'
import type { County } from '../../county.js'
import { editionAt, listEditions, listItems, type ListEdition, type ListItem } from '../../lists/index.js'

export interface StoredItems {
  /** In force, or the one that the county's first items will begin. */
  edition: Unsaved<ListEdition>
  isNew: boolean
  /** Of the edition, by code. */
  items: Map<string, ListItem>
}

/** The list in force as the store has it. */
export async function storedItems({ store, county, now }: County): Promise<StoredItems> {
  const editions: ListEdition[] = []
  for await (const row of store.stream(listEditions, county)) editions.push(row)
  const known = editionAt(editions, now)
  const edition = known ?? firstEdition(county, now)
  const items = new Map<string, ListItem>()
  for await (const row of store.stream(listItems, county, { where: { edition: edition._id } }))
    items.set(row.code, row)
  return { edition, isNew: known === undefined, items }
}

function firstEdition(county: string, now: number): Unsaved<ListEdition> {
  const year = toIso(now).slice(0, 4)
  return { _id: `${county}.${year}-1`, county, name: `${year}年第1版`, from: now }
}
