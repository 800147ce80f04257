import type { Collection, Document, Store } from '../../store/port.js'
import { countyOf, type DirectoryReader } from '../directory/index.js'
import { ListError } from './errors.js'
import { manualOf, type Manual } from './manual.js'
import {
  listEditions,
  listItems,
  referenceRows,
  type ListEdition,
  type ListItem,
  type ReferenceRow,
} from './record.js'
import { dispatchable, editionAt } from './rules.js'
import { indexItems, searchItems, type Hit, type ItemIndex } from './search.js'

export interface ItemQuery {
  /** Words, pinyin, initials, number or code. */
  text?: string
  domain?: string
  batch?: string
  /** Code of the lead unit. */
  lead?: string
}

export interface Found extends Hit {
  dispatchable: boolean
}

export interface ListReader {
  /** The edition in force at that instant. @throws ListError EDITION_UNKNOWN in a county without a list */
  edition(county: string, at: number): Promise<ListEdition>
  /** Best first; without text in the order of the list. An empty county has none. */
  search(county: string, at: number, query?: ItemQuery): Promise<Found[]>
  /** @throws ListError ITEM_UNKNOWN */
  item(county: string, at: number, code: string): Promise<ListItem>
  /** @throws ListError ITEM_UNKNOWN */
  manual(county: string, at: number, code: string): Promise<Manual>
  /** Domains in the order of the list, with how many items each has. */
  domains(county: string, at: number): Promise<{ name: string; items: number }[]>
  references(county: string): Promise<ReferenceRow[]>
}

interface Lists {
  version: string
  editions: ListEdition[]
  /** `index` prepares the items for searching when it is first asked for. */
  byEdition: Map<string, { index(): ItemIndex; byCode: Map<string, ListItem> }>
}

/** Reads the lists of counties and keeps each until its version changes. */
export function listReader(store: Store, directory: DirectoryReader): ListReader {
  const kept = new Map<string, Lists>()

  async function current(county: string): Promise<Lists> {
    const { listsVersion, directoryVersion } = await countyOf(store, county)
    const version = `${listsVersion}/${directoryVersion}`
    const known = kept.get(county)
    if (known?.version === version) return known
    const { unit } = await directory.current(county)
    const loaded: Lists = { version, editions: await all(store, listEditions, county), byEdition: new Map() }
    const items = await all(store, listItems, county)
    for (const edition of loaded.editions) {
      const own = items.filter(item => item.edition === edition._id)
      loaded.byEdition.set(edition._id, {
        index: once(() => indexItems(own, code => unit.get(code)?.short ?? code)),
        byCode: new Map(own.map(item => [item.code, item])),
      })
    }
    kept.set(county, loaded)
    return loaded
  }

  async function inForce(county: string, at: number) {
    const lists = await current(county)
    const edition = editionAt(lists.editions, at)
    return { edition, lists: edition && lists.byEdition.get(edition._id) }
  }

  async function item(county: string, at: number, code: string): Promise<ListItem> {
    const { lists } = await inForce(county, at)
    const known = lists?.byCode.get(code)
    if (known) return known
    throw new ListError('ITEM_UNKNOWN', {
      zh: `清单里没有这一项：${code}`,
      en: `The list has no such item: ${code}`,
    })
  }

  return {
    item,
    async edition(county, at) {
      const { edition } = await inForce(county, at)
      if (edition) return edition
      throw new ListError('EDITION_UNKNOWN', { zh: '本县还没有清单', en: 'The county has no list yet' })
    },
    async search(county, at, { text = '', domain, batch, lead } = {}) {
      const { lists } = await inForce(county, at)
      if (!lists) return []
      const { unit } = await directory.current(county)
      return searchItems(lists.index(), text)
        .filter(
          hit =>
            (domain === undefined || hit.item.domain === domain) &&
            (batch === undefined || hit.item.batch === batch) &&
            (lead === undefined || hit.item.lead === lead),
        )
        .map(hit => ({ ...hit, dispatchable: dispatchable(hit.item, unit) }))
    },
    async manual(county, at, code) {
      const { edition } = await inForce(county, at)
      const { unit } = await directory.current(county)
      return manualOf(await item(county, at, code), edition ?? { name: '' }, unit)
    },
    async domains(county, at) {
      const { lists } = await inForce(county, at)
      const counts = new Map<string, number>()
      for (const { item: each } of lists?.index().entries ?? [])
        counts.set(each.domain, (counts.get(each.domain) ?? 0) + 1)
      return [...counts].map(([name, items]) => ({ name, items }))
    },
    async references(county) {
      const rows = await all(store, referenceRows, county)
      return rows.sort((a, b) => a.row - b.row)
    },
  }
}

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}

async function all<T extends Document>(store: Store, c: Collection<T>, county: string): Promise<T[]> {
  const rows: T[] = []
  for await (const row of store.stream(c, county)) rows.push(row)
  return rows
}
