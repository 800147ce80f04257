import type { Unsaved } from '../../store/port.js'
import {
  batches,
  evidences,
  isProvenance,
  parseLimits,
  type ItemSource,
  type ListEdition,
  type ListItem,
  type ReferenceRow,
} from '../lists/index.js'
import { given, list, rowsOf } from './csv.js'

export interface DemoLists {
  edition: Unsaved<ListEdition>
  items: Unsaved<ListItem>[]
  references: Unsaved<ReferenceRow>[]
}

type ItemColumn =
  | 'code'
  | 'no'
  | 'domain'
  | 'batch'
  | 'title'
  | 'lead'
  | 'cooperating'
  | 'lead_duty'
  | 'cooperating_duty'
  | 'township_duty'
  | 'call_condition'
  | 'evidence'
  | 'closing_standard'
  | 'basis'
  | 'complex'
  | 'limits'
  | 'keywords'
  | 'provenance'
  | 'accountability'

type SourceColumn =
  | 'source_row'
  | 'source_provenance'
  | 'source_domain'
  | 'source_item'
  | 'source_lead'
  | 'source_cooperating'
  | 'target'
  | 'reason'

/** The list of the demonstration county: 67 items in one edition, and what stands in its reference library. */
export function demoLists(county: string): DemoLists {
  const edition = {
    _id: `${county}.2026-2`,
    county,
    name: '2026年第2版',
    from: Date.UTC(2026, 5, 30, 16),
    note: '演示数据',
  }
  const sources = rowsOf<SourceColumn>('item-sources.csv').map(row => ({
    target: row.target,
    source: sourceOf(row),
  }))
  const items = rowsOf<ItemColumn>('items.csv').map(row => ({
    _id: `${edition._id}.${row.code}`,
    county,
    edition: edition._id,
    code: row.code,
    no: Number(row.no),
    domain: row.domain,
    batch: oneOf(batches, row.batch),
    title: row.title,
    lead: row.lead,
    cooperating: list(row.cooperating),
    leadDuty: list(row.lead_duty, '；'),
    cooperatingDuty: list(row.cooperating_duty, '；'),
    townshipDuty: list(row.township_duty, '；'),
    callCondition: row.call_condition,
    evidence: row.evidence === '无' ? [] : list(row.evidence).map(word => oneOf(evidences, word)),
    closingStandard: row.closing_standard,
    basis: given(row.basis),
    complex: row.complex === 'true',
    limits: parseLimits(row.limits),
    keywords: list(row.keywords, '、'),
    provenance: isProvenance(row.provenance) ? row.provenance : ('样例' as const),
    sources: sources.filter(({ target }) => target === row.code).map(({ source }) => source),
    accountability: row.accountability,
  }))
  const references = sources
    .filter(({ target }) => target === '参考库')
    .map(({ source }) => ({ _id: `${county}.reference.${source.row}`, county, ...source }))
  return { edition, items, references }
}

function sourceOf(row: Record<SourceColumn, string>): ItemSource {
  return {
    row: Number(row.source_row),
    provenance: row.source_provenance,
    domain: row.source_domain,
    title: row.source_item,
    lead: given(row.source_lead),
    cooperating: given(row.source_cooperating),
    reason: row.reason,
  }
}

function oneOf<T extends string>(words: readonly T[], word: string): T {
  const known = words.find(each => each === word)
  if (known !== undefined) return known
  throw new Error(`items.csv: ${word} is none of ${words.join(', ')}`)
}
