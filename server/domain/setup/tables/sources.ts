import type { ItemSource } from '../../lists/index.js'
import type { Cells } from '../cells.js'
import type { Table } from '../table.js'

export type SourceColumn =
  | 'source_row'
  | 'source_provenance'
  | 'source_domain'
  | 'source_item'
  | 'source_lead'
  | 'source_cooperating'
  | 'target'
  | 'lead_here'
  | 'reason'

/** Stands in place of an item's code: shown with its source and never offered for dispatch. */
export const referenceLibrary = '参考库'

export interface SourceFacts {
  /** Code of an item, or 参考库. */
  target: string
  source: ItemSource
}

export const sourceTable: Table<SourceColumn, SourceFacts> = {
  name: 'sources',
  columns: [
    { name: 'source_row', title: { zh: '来源序号', en: 'Row of the source' }, needed: true },
    { name: 'source_provenance', title: { zh: '来源等级', en: 'Provenance' }, field: 'provenance' },
    { name: 'source_domain', title: { zh: '来源领域', en: 'Domain in the source' }, field: 'domain' },
    {
      name: 'source_item',
      title: { zh: '来源事项', en: 'Item in the source' },
      needed: true,
      field: 'title',
    },
    { name: 'source_lead', title: { zh: '来源主办', en: 'Lead in the source' }, field: 'lead' },
    {
      name: 'source_cooperating',
      title: { zh: '来源协办', en: 'Cooperating in the source' },
      field: 'cooperating',
    },
    {
      name: 'target',
      title: { zh: '对应事项编码', en: 'Code of the item here' },
      hint: { zh: '或“参考库”', en: 'Or 参考库 for the reference library' },
      needed: true,
    },
    { name: 'lead_here', title: { zh: '本县主办', en: 'Lead here' } },
    { name: 'reason', title: { zh: '说明', en: 'Reason' }, field: 'reason' },
  ],
  read: (cells: Cells<SourceColumn>) => ({
    target: cells.text('target'),
    source: {
      row: cells.number('source_row', 0),
      provenance: cells.text('source_provenance'),
      domain: cells.text('source_domain'),
      title: cells.text('source_item'),
      lead: cells.given('source_lead'),
      cooperating: cells.given('source_cooperating'),
      reason: cells.text('reason'),
    },
  }),
}
