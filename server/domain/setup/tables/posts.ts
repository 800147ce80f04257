import { roleNames, type Role, type UnitKind } from '../../directory/index.js'
import { codes, type Cells } from '../cells.js'
import type { Table } from '../table.js'
import { kindWords, roleWords } from './words.js'

export type PostColumn = 'applies_to' | 'slot' | 'roles' | 'title'

/** A place that every unit of a kind has, or one unit alone. */
export interface PostFacts {
  /** Kind of unit, or the code of one. */
  appliesTo: string
  slot: string
  roles: Role[]
  title: string
}

export const postTable: Table<PostColumn, PostFacts> = {
  name: 'posts',
  columns: [
    {
      name: 'applies_to',
      title: { zh: '适用单位', en: 'Applies to' },
      hint: { zh: '单位类别，或一个单位的编码', en: 'A kind of unit, or the code of one' },
      needed: true,
    },
    { name: 'slot', title: { zh: '岗位编码', en: 'Slot' }, needed: true },
    {
      name: 'roles',
      title: { zh: '角色', en: 'Roles' },
      needed: true,
      field: 'roles',
      show: (roles: readonly Role[]) => ({
        zh: roles.map(role => roleNames[role].zh).join('、'),
        en: roles.join(', '),
      }),
    },
    { name: 'title', title: { zh: '岗位名称', en: 'Title' }, needed: true, field: 'title' },
  ],
  read: (cells: Cells<PostColumn>) => ({
    appliesTo: kindOrCode(cells.text('applies_to')),
    slot: cells.text('slot'),
    roles: cells.list('roles', codes).flatMap(word => cells.oneOf<Role>('roles', word, roleWords) ?? []),
    title: cells.text('title'),
  }),
}

/** The word of a kind for any of its names; everything else is a code. */
export function kindOrCode(text: string): string {
  const kinds = Object.entries(kindWords) as [UnitKind, readonly string[]][]
  return kinds.find(([kind, names]) => kind === text || names.includes(text))?.[0] ?? text
}
