import { kindNames } from '../../directory/index.js'
import { enforcing, exercised, origins } from '../../enforcement/powers.js'
import type { Power } from '../../enforcement/record.js'
import { yesNo, type Cells } from '../cells.js'
import type { Table } from '../table.js'
import { kindWords } from './words.js'

export type PowerColumn =
  | 'unit_kind'
  | 'code'
  | 'no'
  | 'category'
  | 'title'
  | 'responsibility'
  | 'accountability'
  | 'basis'
  | 'origin'
  | 'related_item'
  | 'provenance'
  | 'withdrawn'

export type PowerFacts = Omit<Power, '_id' | 'county' | 'rev'>

const kinds = { township: kindWords.township, subdistrict: kindWords.subdistrict } as const

/** 乡镇权责清单 with what was given to townships (赋权): whoever checks a power chooses from it. */
export const powerTable: Table<PowerColumn, PowerFacts> = {
  name: 'powers',
  columns: [
    {
      name: 'unit_kind',
      title: { zh: '适用类别', en: 'Kind of unit' },
      needed: true,
      field: 'unitKind',
      show: (kind: Power['unitKind']) => kindNames[kind],
    },
    { name: 'code', title: { zh: '权力编码', en: 'Code' }, needed: true, field: 'code' },
    { name: 'no', title: { zh: '序号', en: 'Number' }, needed: true, field: 'no' },
    {
      name: 'category',
      title: { zh: '权力类别', en: 'Category' },
      hint: {
        zh: `${enforcing.join('、')}可用于查处`,
        en: `${enforcing.join(', ')} serve for enforcement`,
      },
      needed: true,
      field: 'category',
    },
    { name: 'title', title: { zh: '权力事项', en: 'Power' }, needed: true, field: 'title' },
    { name: 'responsibility', title: { zh: '责任事项', en: 'Responsibility' }, field: 'responsibility' },
    { name: 'accountability', title: { zh: '追责情形', en: 'Accountability' }, field: 'accountability' },
    { name: 'basis', title: { zh: '依据', en: 'Legal basis' }, field: 'basis' },
    {
      name: 'origin',
      title: { zh: '权力来源', en: 'Origin' },
      hint: {
        zh: `${exercised.join('、')}可以自办`,
        en: `${exercised.join(', ')} are exercised by the township itself`,
      },
      needed: true,
      field: 'origin',
    },
    { name: 'related_item', title: { zh: '对应清单项', en: 'Item of the list' }, field: 'relatedItem' },
    { name: 'provenance', title: { zh: '来源等级', en: 'Provenance' }, field: 'provenance' },
    {
      name: 'withdrawn',
      title: { zh: '已收回', en: 'Withdrawn' },
      hint: { zh: '收回的填“是”，不再可选', en: 'true where it was taken back; it is offered no more' },
      field: 'withdrawn',
      show: yesNo,
    },
  ],
  read(cells: Cells<PowerColumn>) {
    const code = cells.text('code')
    if (code !== '' && !/^[\w-]{1,30}$/.test(code))
      cells.wrong('code', {
        zh: '编码只用字母、数字、- 和 _，最多 30 个',
        en: 'A code has letters, digits, - and _, 30 at most',
      })
    return {
      unitKind: cells.oneOf<Power['unitKind']>('unit_kind', cells.text('unit_kind'), kinds) ?? 'township',
      code,
      no: cells.number('no', 0),
      category: cells.text('category'),
      title: cells.text('title'),
      responsibility: cells.text('responsibility'),
      accountability: cells.text('accountability'),
      basis: cells.given('basis'),
      origin: cells.oneOf<keyof typeof origins>('origin', cells.text('origin'), origins) ?? '',
      relatedItem: cells.given('related_item'),
      provenance: cells.text('provenance'),
      withdrawn: cells.flag('withdrawn', false) || undefined,
    }
  },
}
