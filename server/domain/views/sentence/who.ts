import type { TaskRow } from '../../../runtime/index.js'
import type { County } from '../../county.js'
import { isRole, roleNames, unitNamed, type Role } from '../../directory/index.js'
import type { Language } from '../../language.js'
import { listed } from '../../words/english.js'

const roleInOffice: Readonly<Record<Language, (office: string, role: Role) => string>> = {
  'zh-CN': (office, role) =>
    role === 'county-deputy' ? '分管县领导' : `${office}${roleNames[role].zh.replace(/^中心/, '')}`,
  en: (office, role) => {
    if (role === 'county-deputy') return 'the county leader in charge'
    const post = role === 'leader' ? 'leader' : roleNames[role].en.toLowerCase()
    return `the ${post} of ${office}`
  },
}

/** Whose turn it is, as people say it: the unit, and the role where another than the clerk is meant. */
export function whoOf(ctx: Pick<County, 'people' | 'language'>, task: Pick<TaskRow, 'candidates'>): string {
  const first = task.candidates[0]
  if (!first) return ''
  if ('person' in first) return ctx.people.person.get(first.person)?.name ?? first.person
  const unit = unitNamed(ctx.people, first.unit)
  const office = unit?.short ?? first.unit
  if (first.role === 'clerk' || !isRole(first.role)) return office
  return roleInOffice[ctx.language](office, first.role)
}

/** The same of every open task that asks the same of another unit at once (确认到场, 取证): 「交通运输局、公安局」. */
export function allOf(
  ctx: Pick<County, 'people' | 'language'>,
  task: Pick<TaskRow, 'candidates' | 'process' | 'element'>,
  open: readonly TaskRow[],
): string {
  const alike = open.filter(each => each.process === task.process && each.element === task.element)
  const names = [...new Set([task, ...alike].map(each => whoOf(ctx, each)))]
  return ctx.language === 'en' ? listed(names) : names.join('、')
}

/** Code of the unit whose turn it is. */
export function turnOf(ctx: Pick<County, 'people'>, task: Pick<TaskRow, 'candidates'>): string | null {
  const first = task.candidates[0]
  return first && 'unit' in first ? (unitNamed(ctx.people, first.unit)?.code ?? first.unit) : null
}
