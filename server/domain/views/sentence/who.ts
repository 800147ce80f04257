import type { TaskRow } from '../../../runtime/index.js'
import type { County } from '../../county.js'
import { isRole, roleNames, unitNamed, type Role } from '../../directory/index.js'
import type { Language } from '../../language.js'

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

/** Code of the unit whose turn it is. */
export function turnOf(ctx: Pick<County, 'people'>, task: Pick<TaskRow, 'candidates'>): string | null {
  const first = task.candidates[0]
  return first && 'unit' in first ? (unitNamed(ctx.people, first.unit)?.code ?? first.unit) : null
}
