import type { County } from '../county.js'
import {
  answeringKinds,
  callingKinds,
  onDuty,
  postsHeld,
  type OrgUnit,
  type Role,
} from '../directory/index.js'
import { certificates, powers } from '../enforcement/record.js'
import type { Words } from '../language.js'
import { ownPosts } from './establishment.js'
import type { TableName } from './table.js'

/** What still stands in the way of work, and in which table to mend it. */
export interface Gap {
  table: TableName
  text: Words
  /** Without it no call reaches a department. */
  needed: boolean
}

export interface Overview {
  counts: Record<TableName, number>
  gaps: Gap[]
}

/** What a county has been set up with, and what it still lacks. */
export async function overviewOf(ctx: County): Promise<Overview> {
  const { store, county, people: directory, now, lists } = ctx
  const items = await lists.search(county, now)
  const references = await lists.references(county)
  const sources = items.reduce((sum, { item }) => sum + item.sources.length, references.length)
  return {
    counts: {
      units: directory.units.filter(unit => unit.kind !== 'county').length,
      posts: (await ownPosts(store, county)).size,
      people: [...directory.person.values()].filter(({ active }) => active).length,
      roster: directory.rosterRules.length,
      items: items.length,
      sources,
      powers: await store.count(powers, county),
      certificates: await store.count(certificates, county),
    },
    gaps: [...unitGaps(ctx), ...peopleGaps(ctx), ...rosterGaps(ctx), ...itemGaps(items)],
  }
}

function unitGaps({ people: { units } }: County): Gap[] {
  const lacks = (kinds: readonly string[]) => !units.some(unit => kinds.includes(unit.kind))
  const gap = (zh: string, en: string, needed = true): Gap => ({ table: 'units', text: { zh, en }, needed })
  return [
    ...(lacks(['centre']) ? [gap('还没有县域治理运行管理中心', 'There is no operations centre')] : []),
    ...(lacks(callingKinds) ? [gap('还没有乡镇（街道）', 'There is no township')] : []),
    ...(lacks(answeringKinds) ? [gap('还没有县直部门', 'There is no department')] : []),
    ...(lacks(['leader-office'])
      ? [gap('还没有县领导，升级督办时找不到分管县领导', 'There are no county leaders to escalate to', false)]
      : []),
  ]
}

function peopleGaps({ people: directory, now }: County): Gap[] {
  const rows: [readonly string[], readonly Role[], string, string, boolean][] = [
    [['centre'], ['clerk'], '经办人（受理、派发）', 'clerk', true],
    [['centre'], ['leader'], '中心负责人', 'leader', false],
    [callingKinds, ['clerk'], '经办人', 'clerk', true],
    [callingKinds, ['deputy', 'head'], '分管负责同志（审签）', 'deputy', true],
    [answeringKinds, ['clerk'], '经办人', 'clerk', true],
  ]
  return rows.flatMap(([kinds, roles, zh, en, needed]) => {
    const bare = directory.units.filter(
      unit => kinds.includes(unit.kind) && postsHeld(directory, unit.code, roles, now).length === 0,
    )
    if (bare.length === 0) return []
    const names = namesOf(bare)
    const text = { zh: `${names.zh}没有${zh}`, en: `${names.en}: nobody is ${en}` }
    return [{ table: 'people' as const, text, needed }]
  })
}

function rosterGaps({ people: directory, edition, now }: County): Gap[] {
  const bare = directory.units.filter(
    unit =>
      (unit.kind === 'centre' || callingKinds.includes(unit.kind)) &&
      onDuty(directory, edition, unit.code, now) === undefined,
  )
  if (bare.length === 0) return []
  const names = namesOf(bare)
  const text = {
    zh: `${names.zh}现在没有人值班，紧急呼叫没有值班领导口头批准`,
    en: `${names.en}: nobody is on duty now to approve an urgent call`,
  }
  return [{ table: 'roster', text, needed: false }]
}

function itemGaps(items: readonly { dispatchable: boolean }[]): Gap[] {
  if (items.length === 0)
    return [{ table: 'items', text: { zh: '清单还是空的', en: 'The list is empty' }, needed: true }]
  const reference = items.filter(({ dispatchable }) => !dispatchable).length
  if (reference === 0) return []
  const text = {
    zh: `清单里有 ${reference} 项的主办或协办不在本县，只供参考`,
    en: `${reference} items name units that are not in the county; they are for reference`,
  }
  return [{ table: 'items', text, needed: false }]
}

/** Of several units the first three by name, and how many there are. */
function namesOf(units: readonly OrgUnit[]): Words {
  const names = units.slice(0, 3).map(({ short }) => short)
  const more = units.length - names.length
  if (more === 0) return { zh: names.join('、'), en: names.join(', ') }
  return {
    zh: `${names.join('、')}等 ${units.length} 个单位`,
    en: `${names.join(', ')} and ${more} more`,
  }
}
