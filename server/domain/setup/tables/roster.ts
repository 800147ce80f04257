import type { Role, RosterRule, UnitKind } from '../../directory/index.js'
import { codes, joined, type Cells } from '../cells.js'
import { plain, type Table } from '../table.js'
import { kindOrCode } from './posts.js'
import { kindWords, roleWords } from './words.js'

export type RosterColumn =
  'code' | 'applies_to' | 'days' | 'start' | 'end' | 'pool_roles' | 'pool_kind' | 'offset' | 'note'

export type RosterFacts = Omit<RosterRule, '_id' | 'county' | 'rev'>

const days = { 'every-day': ['每日'], 'days-off': ['非工作日'] } as const
const clock = (at: number) =>
  plain(`${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`)

export const rosterTable: Table<RosterColumn, RosterFacts> = {
  name: 'roster',
  columns: [
    { name: 'code', title: { zh: '值班表编码', en: 'Code' }, needed: true },
    {
      name: 'applies_to',
      title: { zh: '适用单位', en: 'Applies to' },
      hint: { zh: '单位编码或类别，几个之间用 ; 隔开', en: 'Codes or kinds of units, separated by ;' },
      needed: true,
      field: 'appliesTo',
      show: joined,
    },
    {
      name: 'days',
      title: { zh: '哪些天', en: 'Days' },
      needed: true,
      field: 'days',
      show: (word: keyof typeof days) => ({ zh: days[word][0], en: word }),
    },
    { name: 'start', title: { zh: '起', en: 'Start' }, needed: true, field: 'start', show: clock },
    { name: 'end', title: { zh: '止', en: 'End' }, needed: true, field: 'end', show: clock },
    {
      name: 'pool_roles',
      title: { zh: '轮值角色', en: 'Roles that take turns' },
      needed: true,
      field: 'poolRoles',
      show: joined,
    },
    {
      name: 'pool_kind',
      title: { zh: '轮值单位类别', en: 'Kind of units that take turns' },
      field: 'poolKind',
    },
    {
      name: 'offset',
      title: { zh: '错开天数', en: 'Offset' },
      field: 'offset',
      show: (n: number) => plain(String(n)),
    },
    { name: 'note', title: { zh: '说明', en: 'Note' }, field: 'note' },
  ],
  read: (cells: Cells<RosterColumn>) => ({
    code: cells.text('code'),
    appliesTo: cells.list('applies_to', codes).map(kindOrCode),
    days: cells.oneOf<keyof typeof days>('days', cells.text('days'), days) ?? 'every-day',
    start: minutes(cells, 'start'),
    end: minutes(cells, 'end'),
    poolRoles: cells
      .list('pool_roles', codes)
      .flatMap(word => cells.oneOf<Role>('pool_roles', word, roleWords) ?? []),
    poolKind: cells.oneOf<UnitKind>('pool_kind', cells.text('pool_kind'), kindWords),
    offset: cells.number('offset', 0),
    note: cells.text('note'),
  }),
}

/** Minutes after midnight of 'HH:MM'. */
function minutes(cells: Cells<RosterColumn>, column: 'start' | 'end'): number {
  const [, hour, minute] = /^([01]?\d|2[0-4])[:：]([0-5]\d)$/.exec(cells.text(column)) ?? []
  if (hour === undefined && cells.text(column) !== '')
    cells.wrong(column, { zh: '时刻写作 08:30', en: 'Write a time as 08:30' })
  return Number(hour ?? 0) * 60 + Number(minute ?? 0)
}
