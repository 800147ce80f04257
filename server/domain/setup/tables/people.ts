import { isAccountName } from '../../identity/index.js'
import type { Cells } from '../cells.js'
import type { Table } from '../table.js'

export type PersonColumn = 'unit' | 'slot' | 'name' | 'title' | 'phone' | 'account' | 'active' | 'featured'

/** One person in one place of a unit. */
export interface PersonFacts {
  unit: string
  slot: string
  name: string
  title?: string
  phone?: string
  /** Made from the name where none is given. */
  account?: string
  /** False: the person does not hold the place any more. */
  active: boolean
  /** Group in which the sign-in page of a demonstration county offers the person. */
  featured?: string
}

export const personTable: Table<PersonColumn, PersonFacts> = {
  name: 'people',
  columns: [
    { name: 'unit', title: { zh: '单位编码', en: 'Code of the unit' }, needed: true },
    {
      name: 'slot',
      title: { zh: '岗位编码', en: 'Slot' },
      hint: {
        zh: '见岗位表，例如 clerk1、deputy、head',
        en: 'As in the table of posts: clerk1, deputy, head',
      },
      needed: true,
    },
    { name: 'name', title: { zh: '姓名', en: 'Name' }, needed: true },
    { name: 'title', title: { zh: '职务', en: 'Title' } },
    { name: 'phone', title: { zh: '电话', en: 'Telephone' } },
    {
      name: 'account',
      title: { zh: '账号', en: 'Account' },
      hint: { zh: '不填则用姓名拼音', en: 'Made from the name where none is given' },
    },
    {
      name: 'active',
      title: { zh: '在岗', en: 'In office' },
      hint: { zh: '离岗填“否”，不填算在岗', en: 'false for somebody who has left the post' },
    },
    { name: 'featured', title: { zh: '登录页分组', en: 'Group at the sign-in' } },
  ],
  read: (cells: Cells<PersonColumn>) => ({
    unit: cells.text('unit'),
    slot: cells.text('slot'),
    name: cells.text('name'),
    title: cells.given('title'),
    phone: cells.given('phone'),
    account: accountIn(cells),
    active: cells.flag('active', true),
    featured: cells.given('featured'),
  }),
}

function accountIn(cells: Cells<PersonColumn>): string | undefined {
  const account = cells.given('account')?.toLowerCase()
  if (account !== undefined && !isAccountName(account))
    cells.wrong('account', {
      zh: '账号用 2 至 32 个小写字母、数字或 . _ -，以字母开头',
      en: 'An account has 2 to 32 lower case letters, digits or . _ - and begins with a letter',
    })
  return account
}
