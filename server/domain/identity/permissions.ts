import { answeringKinds, callingKinds, type Role, type UnitKind } from '../directory/index.js'

/** What a post lets somebody see or do. Whether a case is theirs is decided on the case. */
export type Permission =
  | 'call.file'
  | 'clue.file'
  | 'call.approve'
  | 'call.view-township'
  | 'call.view-unit'
  | 'call.view-all'
  | 'centre.intake'
  | 'centre.lead'
  | 'supervision.view'
  | 'supervision.issue'
  | 'list.view'
  | 'directory.view'
  | 'directory.edit'
  | 'county.setup'
  | 'designer.edit'
  | 'designer.publish'
  | 'operator.view'
  | 'operator.retry'
  | 'audit.view'

interface Grant {
  roles: readonly Role[]
  kinds: readonly UnitKind[]
  permissions: readonly Permission[]
}

const offices: readonly UnitKind[] = ['supervision-office', 'establishment-office', 'assessment-office']
const own: readonly Role[] = ['clerk', 'deputy', 'head', 'duty', 'officer']

/** Everybody who is signed in, whatever the post. */
const everybody: readonly Permission[] = ['list.view', 'directory.view']

/** Role × kind of unit: the only place where permissions are given. */
export const grants: readonly Grant[] = [
  { roles: ['clerk', 'deputy'], kinds: callingKinds, permissions: ['call.file'] },
  { roles: ['clerk'], kinds: ['centre'], permissions: ['call.file'] },
  { roles: own, kinds: ['enforcement-detachment'], permissions: ['clue.file', 'call.view-unit'] },
  { roles: ['deputy', 'head', 'duty'], kinds: callingKinds, permissions: ['call.approve'] },
  { roles: own, kinds: callingKinds, permissions: ['call.view-township'] },
  {
    roles: own,
    kinds: [...answeringKinds, 'development-zone', 'discipline-office'],
    permissions: ['call.view-unit'],
  },
  {
    roles: ['clerk', 'deputy', 'duty', 'leader'],
    kinds: ['centre'],
    permissions: ['call.view-all', 'centre.intake', 'supervision.view'],
  },
  { roles: ['leader'], kinds: ['centre'], permissions: ['centre.lead', 'supervision.issue'] },
  { roles: own, kinds: offices, permissions: ['call.view-all', 'supervision.view'] },
  { roles: ['assessor'], kinds: ['assessment-office'], permissions: ['call.view-all', 'supervision.view'] },
  { roles: ['officer', 'head'], kinds: ['supervision-office'], permissions: ['supervision.issue'] },
  { roles: ['county-deputy'], kinds: ['leader-office'], permissions: ['call.view-all', 'supervision.view'] },
  {
    roles: ['designer'],
    kinds: ['establishment-office', 'centre'],
    permissions: ['designer.edit', 'designer.publish'],
  },
  {
    roles: ['admin'],
    kinds: ['county', 'centre'],
    permissions: ['operator.view', 'operator.retry', 'directory.edit', 'county.setup', 'audit.view'],
  },
]

/** The permissions of a role in a kind of unit, in the order of the table, each once. */
export function permissionsOf(role: Role, kind: UnitKind): Permission[] {
  const granted = grants
    .filter(grant => grant.roles.includes(role) && grant.kinds.includes(kind))
    .flatMap(grant => grant.permissions)
  return [...new Set([...granted, ...everybody])]
}
