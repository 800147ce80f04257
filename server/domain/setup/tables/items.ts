import {
  batches,
  evidences,
  isProvenance,
  ListError,
  parseLimits,
  type Batch,
  type Evidence,
  type LimitOverrides,
  type ListItem,
} from '../../lists/index.js'
import { codes, joined, sentences, words, yesNo, type Cells } from '../cells.js'
import { plain, type Table } from '../table.js'

export type ItemColumn =
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
  | 'source_rows'
  | 'accountability'

export type ItemFacts = Omit<ListItem, '_id' | 'county' | 'rev' | 'edition' | 'sources'>

const asWords = <T extends string>(list: readonly T[]) =>
  Object.fromEntries(list.map(word => [word, []])) as unknown as Record<T, readonly string[]>
const lines = (list: readonly string[]) => plain(list.join('；'))

export const itemTable: Table<ItemColumn, ItemFacts> = {
  name: 'items',
  columns: [
    { name: 'code', title: { zh: '事项编码', en: 'Code' }, needed: true },
    {
      name: 'no',
      title: { zh: '序号', en: 'Number' },
      needed: true,
      field: 'no',
      show: (n: number) => plain(String(n)),
    },
    { name: 'domain', title: { zh: '领域', en: 'Domain' }, needed: true, field: 'domain' },
    { name: 'batch', title: { zh: '批次', en: 'Batch' }, needed: true, field: 'batch' },
    { name: 'title', title: { zh: '事项', en: 'Title' }, needed: true, field: 'title' },
    { name: 'lead', title: { zh: '主办单位编码', en: 'Code of the lead unit' }, needed: true, field: 'lead' },
    {
      name: 'cooperating',
      title: { zh: '协办单位编码', en: 'Codes of the cooperating units' },
      field: 'cooperating',
      show: joined,
    },
    {
      name: 'lead_duty',
      title: { zh: '主办职责', en: 'Duties of the lead' },
      field: 'leadDuty',
      show: lines,
    },
    {
      name: 'cooperating_duty',
      title: { zh: '协办职责', en: 'Duties of the cooperating units' },
      field: 'cooperatingDuty',
      show: lines,
    },
    {
      name: 'township_duty',
      title: { zh: '属地职责', en: 'Duties of the township' },
      field: 'townshipDuty',
      show: lines,
    },
    { name: 'call_condition', title: { zh: '呼叫条件', en: 'When to call' }, field: 'callCondition' },
    {
      name: 'evidence',
      title: { zh: '佐证', en: 'Evidence' },
      hint: { zh: '照片、文书、现场签字，或“无”', en: '照片, 文书, 现场签字, or 无 for none' },
      field: 'evidence',
      show: joined,
    },
    { name: 'closing_standard', title: { zh: '办结标准', en: 'Done when' }, field: 'closingStandard' },
    { name: 'basis', title: { zh: '依据', en: 'Legal basis' }, field: 'basis' },
    { name: 'complex', title: { zh: '疑难', en: 'Complex' }, field: 'complex', show: yesNo },
    {
      name: 'limits',
      title: { zh: '时限例外', en: 'Limits of its own' },
      hint: { zh: '例如 紧急.响应=1小时;一般.办结=15工作日', en: 'As 紧急.响应=1小时;一般.办结=15工作日' },
      field: 'limits',
      show: limitsText,
    },
    { name: 'keywords', title: { zh: '关键词', en: 'Keywords' }, field: 'keywords', show: joined },
    { name: 'provenance', title: { zh: '来源等级', en: 'Provenance' }, field: 'provenance' },
    { name: 'source_rows', title: { zh: '来源行', en: 'Rows of sources' } },
    { name: 'accountability', title: { zh: '责任追究', en: 'Accountability' }, field: 'accountability' },
  ],
  read: (cells: Cells<ItemColumn>) => ({
    code: cells.text('code'),
    no: cells.number('no', 0),
    domain: cells.text('domain'),
    batch: cells.oneOf<Batch>('batch', cells.text('batch'), asWords(batches)) ?? '第一批',
    title: cells.text('title'),
    lead: cells.text('lead'),
    cooperating: cells.list('cooperating', codes),
    leadDuty: cells.list('lead_duty', sentences),
    cooperatingDuty: cells.list('cooperating_duty', sentences),
    townshipDuty: cells.list('township_duty', sentences),
    callCondition: cells.text('call_condition'),
    evidence: cells
      .list('evidence', codes)
      .filter(word => word !== '无')
      .flatMap(word => cells.oneOf<Evidence>('evidence', word, asWords(evidences)) ?? []),
    closingStandard: cells.text('closing_standard'),
    basis: cells.given('basis'),
    complex: cells.flag('complex', false),
    limits: limitsIn(cells),
    keywords: cells.list('keywords', words),
    provenance: isProvenance(cells.text('provenance'))
      ? (cells.text('provenance') as ItemFacts['provenance'])
      : '样例',
    accountability: cells.text('accountability'),
  }),
}

function limitsIn(cells: Cells<ItemColumn>): LimitOverrides {
  try {
    return parseLimits(cells.text('limits'))
  } catch (error) {
    if (!(error instanceof ListError)) throw error
    cells.wrong('limits', {
      zh: `${error.text}；写作 紧急.响应=1小时;一般.办结=15工作日`,
      en: `${error.textEn}; write 紧急.响应=1小时;一般.办结=15工作日`,
    })
    return {}
  }
}

function limitsText(limits: LimitOverrides) {
  const cells = Object.entries(limits).flatMap(([urgency, stages]) =>
    Object.entries(stages ?? {}).map(
      ([stage, cell]) => `${urgency}.${stage}=${cell?.数量 ?? ''}${cell?.单位 ?? ''}`,
    ),
  )
  return plain(cells.join(';'))
}
