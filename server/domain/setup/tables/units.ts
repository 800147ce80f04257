import { isUnitKind, kindNames, type OrgUnit, type UnitKind } from '../../directory/index.js'
import { joined, words, yesNo, type Cells } from '../cells.js'
import type { Table } from '../table.js'
import { kindWords } from './words.js'

export type UnitColumn =
  | 'code'
  | 'name'
  | 'short'
  | 'kind'
  | 'parent'
  | 'enforcement_fields'
  | 'vertical'
  | 'county_leader'
  | 'stationed_at'
  | 'phone'
  | 'note'

export type UnitFacts = Omit<OrgUnit, '_id' | 'county' | 'rev' | 'order'>

export const unitTable: Table<UnitColumn, UnitFacts> = {
  name: 'units',
  columns: [
    { name: 'code', title: { zh: '单位编码', en: 'Code' }, needed: true },
    { name: 'name', title: { zh: '单位名称', en: 'Name' }, needed: true, field: 'name' },
    { name: 'short', title: { zh: '简称', en: 'Short name' }, field: 'short' },
    {
      name: 'kind',
      title: { zh: '类别', en: 'Kind' },
      needed: true,
      field: 'kind',
      show: (kind: string) => (isUnitKind(kind) ? kindNames[kind] : { zh: kind, en: kind }),
    },
    { name: 'parent', title: { zh: '上级单位编码', en: 'Code of the unit above' }, field: 'parent' },
    {
      name: 'enforcement_fields',
      title: { zh: '执法领域', en: 'Fields of enforcement' },
      field: 'enforcementFields',
      show: joined,
    },
    { name: 'vertical', title: { zh: '垂直管理', en: 'Vertical' }, field: 'vertical', show: yesNo },
    {
      name: 'county_leader',
      title: { zh: '分管县领导编码', en: 'Code of the county leader in charge' },
      field: 'countyLeader',
    },
    { name: 'stationed_at', title: { zh: '派驻乡镇编码', en: 'Code of its township' }, field: 'stationedAt' },
    { name: 'phone', title: { zh: '办公电话', en: 'Telephone' }, field: 'phone' },
    { name: 'note', title: { zh: '说明', en: 'Note' }, field: 'note' },
  ],
  read(cells: Cells<UnitColumn>) {
    const code = cells.text('code')
    if (code !== '' && !/^[\w-]{1,30}$/.test(code))
      cells.wrong('code', {
        zh: '编码只用字母、数字、- 和 _，最多 30 个',
        en: 'A code has letters, digits, - and _, 30 at most',
      })
    const name = cells.text('name')
    return {
      code,
      name,
      short: cells.text('short') || name,
      kind: cells.oneOf<UnitKind>('kind', cells.text('kind'), kindWords) ?? 'department',
      parent: cells.given('parent'),
      countyLeader: cells.given('county_leader'),
      stationedAt: cells.given('stationed_at'),
      vertical: cells.flag('vertical', false),
      enforcementFields: cells.list('enforcement_fields', words),
      phone: cells.text('phone'),
      note: cells.given('note'),
    }
  },
}
