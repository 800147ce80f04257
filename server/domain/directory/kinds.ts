export type UnitKind =
  | 'county'
  | 'leader-office'
  | 'department'
  | 'centre'
  | 'supervision-office'
  | 'establishment-office'
  | 'assessment-office'
  | 'discipline-office'
  | 'vertical'
  | 'township'
  | 'subdistrict'
  | 'development-zone'
  | 'village'
  | 'enforcement-detachment'

export const kindNames: Readonly<Record<UnitKind, { zh: string; en: string }>> = {
  county: { zh: '县', en: 'County' },
  'leader-office': { zh: '县领导', en: 'County leaders' },
  department: { zh: '县直部门', en: 'Departments' },
  centre: { zh: '县域治理运行管理中心', en: 'Operations centre' },
  'supervision-office': { zh: '督查', en: 'Supervision office' },
  'establishment-office': { zh: '编办', en: 'Establishment office' },
  'assessment-office': { zh: '考核办', en: 'Assessment office' },
  'discipline-office': { zh: '纪委监委', en: 'Discipline office' },
  vertical: { zh: '垂直管理单位', en: 'Units under vertical management' },
  township: { zh: '乡镇', en: 'Townships' },
  subdistrict: { zh: '街道', en: 'Subdistricts' },
  'development-zone': { zh: '开发区', en: 'Development zones' },
  village: { zh: '村居', en: 'Villages and communities' },
  'enforcement-detachment': { zh: '派驻执法中队', en: 'Enforcement detachments' },
}

export function isUnitKind(text: string): text is UnitKind {
  return Object.hasOwn(kindNames, text)
}

/** Those that raise calls: 乡镇、街道. */
export const callingKinds: readonly UnitKind[] = ['township', 'subdistrict']

/** Those that a call can be dispatched to: departments, offices with a duty in the list, units under vertical management. */
export const answeringKinds: readonly UnitKind[] = ['department', 'vertical']
