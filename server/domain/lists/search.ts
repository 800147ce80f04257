import { found, plain, spelled, type Range, type Spelled } from './pinyin.js'
import type { ListItem } from './record.js'

/** An item as it was found, with what to underline in its title, or the keyword by which it was found. */
export interface Hit {
  item: ListItem
  score: number
  title: Range[]
  keyword?: { text: string; ranges: Range[] }
}

export interface ItemIndex {
  entries: readonly IndexedItem[]
}

interface IndexedItem {
  item: ListItem
  title: Spelled
  keywords: readonly Spelled[]
  lead: Spelled
  cooperating: readonly Spelled[]
  domain: Spelled
  condition: Spelled
}

/** Prepares items for searching; `unitName` gives the short name of a unit. */
export function indexItems(items: readonly ListItem[], unitName: (code: string) => string): ItemIndex {
  return {
    entries: items
      .toSorted((a, b) => a.no - b.no)
      .map(item => ({
        item,
        title: spelled(item.title),
        keywords: item.keywords.map(spelled),
        lead: spelled(unitName(item.lead)),
        cooperating: item.cooperating.map(code => spelled(unitName(code))),
        domain: spelled(item.domain),
        condition: spelled(item.callCondition),
      })),
  }
}

/**
 * Items in which every word of the query stands, best first: by number or code, then in the title, among the keywords,
 * as lead unit, domain, cooperating unit, in the condition of the call. Words are characters, pinyin or its initials.
 * An empty query finds all items in their order.
 */
export function searchItems(index: ItemIndex, query: string): Hit[] {
  const words = plain(query)
    .split(/\s+/)
    .filter(word => word !== '')
  return index.entries
    .flatMap(entry => hitOf(entry, words) ?? [])
    .sort((a, b) => b.score - a.score || a.item.no - b.item.no)
}

function hitOf(entry: IndexedItem, words: readonly string[]): Hit | undefined {
  const hit: Hit = { item: entry.item, score: 0, title: [] }
  for (const word of words) {
    const score = scoreOf(entry, word, hit)
    if (score === 0) return undefined
    hit.score += score
  }
  hit.title = hit.title.toSorted((a, b) => a[0] - b[0])
  return hit
}

function scoreOf(entry: IndexedItem, word: string, hit: Hit): number {
  const inTitle = found(word, entry.title)
  if (inTitle) hit.title.push(inTitle.range)
  if (isNumberOf(entry.item, word)) return 200
  if (inTitle) return inTitle.literal ? 100 : 80
  for (const keyword of entry.keywords) {
    const place = found(word, keyword)
    if (!place) continue
    hit.keyword ??= { text: keyword.text, ranges: [] }
    if (hit.keyword.text === keyword.text) hit.keyword.ranges.push(place.range)
    return place.literal ? 60 : 50
  }
  if (found(word, entry.lead)) return 40
  if (found(word, entry.domain)) return 30
  if (entry.cooperating.some(unit => found(word, unit))) return 20
  return found(word, entry.condition)?.literal ? 10 : 0
}

/** `31`, `第31项`, `SD-31`, `sd31`. */
function isNumberOf(item: ListItem, word: string): boolean {
  const number = /^第?(\d+)项?$/.exec(word)?.[1]
  if (number !== undefined) return Number(number) === item.no
  return word.replace('-', '') === plain(item.code).replace('-', '')
}
