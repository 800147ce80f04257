/**
 * What somebody is in a unit. `duty` as a post means a place in the unit's roster; `duty(u)` in a diagram means whoever
 * the roster names at that instant.
 */
export type Role =
  | 'clerk'
  | 'deputy'
  | 'head'
  | 'duty'
  | 'leader'
  | 'officer'
  | 'county-deputy'
  | 'designer'
  | 'assessor'
  | 'admin'

export const roleNames: Readonly<Record<Role, { zh: string; en: string }>> = {
  clerk: { zh: '经办人', en: 'Clerk' },
  deputy: { zh: '分管负责同志', en: 'Deputy in charge' },
  head: { zh: '主要负责人', en: 'Head' },
  duty: { zh: '值班领导', en: 'Leader on duty' },
  leader: { zh: '中心负责人', en: 'Leader of the centre' },
  officer: { zh: '专员', en: 'Officer' },
  'county-deputy': { zh: '分管县领导', en: 'County leader in charge' },
  designer: { zh: '流程设计员', en: 'Process designer' },
  assessor: { zh: '考核员', en: 'Assessor' },
  admin: { zh: '系统管理员', en: 'System administrator' },
}

export const roles = Object.keys(roleNames) as readonly Role[]

export function isRole(text: string): text is Role {
  return Object.hasOwn(roleNames, text)
}
