import { kindNames, roles, type UnitKind } from '../../../server/domain/directory/index.js'
import { permissionsOf, type Permission } from '../../../server/domain/identity/index.js'

const kinds = Object.keys(kindNames) as UnitKind[]
const holders = (permission: Permission) =>
  roles.flatMap(role =>
    kinds.filter(kind => permissionsOf(role, kind).includes(permission)).map(kind => `${role} ${kind}`),
  )

describe('permissions', () => {
  it('should let clerks and deputies of townships and subdistricts file, and a clerk of the centre from the telephone', () => {
    expect(holders('call.file')).toEqual([
      'clerk centre',
      'clerk township',
      'clerk subdistrict',
      'deputy township',
      'deputy subdistrict',
    ])
  })

  it('should keep the intake inside the centre', () => {
    expect(holders('centre.intake')).toEqual([
      'clerk centre',
      'deputy centre',
      'duty centre',
      'leader centre',
    ])
  })

  it('should show all cases to the centre, the offices and county leaders, never to a township or a department', () => {
    const kindsThatSeeAll = new Set(holders('call.view-all').map(holder => holder.split(' ')[1]))
    expect([...kindsThatSeeAll].sort()).toEqual([
      'assessment-office',
      'centre',
      'establishment-office',
      'leader-office',
      'supervision-office',
    ])
  })

  it('should let only designers publish and only administrators see the operation', () => {
    expect(new Set(holders('designer.publish').map(holder => holder.split(' ')[0]))).toEqual(
      new Set(['designer']),
    )
    expect(new Set(holders('operator.view').map(holder => holder.split(' ')[0]))).toEqual(new Set(['admin']))
  })

  it('should give an administrator no part in cases', () => {
    const own = permissionsOf('admin', 'county')
    expect(
      own.filter(permission => permission.startsWith('call.') || permission.startsWith('centre.')),
    ).toEqual([])
  })
})
