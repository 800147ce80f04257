import type { z } from 'zod'
import type { OrgUnit } from '../../domain/directory/index.js'
import { say, type Language } from '../../domain/language.js'
import type { ListItem, Range } from '../../domain/lists/index.js'
import { provenanceMeanings } from '../../domain/lists/index.js'
import type { LimitTable } from '../../domain/views/expected/item-limits.js'
import { limitText } from './limits.js'
import type { itemRow } from './schema.js'

/** One item as lists show it. */
export function rowOf(
  item: ListItem,
  unit: ReadonlyMap<string, OrgUnit>,
  table: LimitTable,
  language: Language,
  matches: readonly Range[] = [],
): z.infer<typeof itemRow> {
  const name = (code: string) => unit.get(code)?.short ?? code
  return {
    code: item.code,
    no: item.no,
    title: item.title,
    domain: item.domain,
    batch: item.batch,
    lead: item.lead,
    leadName: name(item.lead),
    cooperatingNames: item.cooperating.map(name),
    limitText: limitText(item, table, language),
    complex: item.complex,
    provenance: say(provenanceMeanings[item.provenance], language),
    ...(matches.length ? { matches: matches.map(([from, to]) => [from, to] as [number, number]) } : {}),
  }
}
