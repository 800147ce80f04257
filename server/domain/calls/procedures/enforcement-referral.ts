import { blank, legVariables } from './blank.js'
import { enforcementBodies } from './enforcement-bodies.js'
import type { CaseProcedure } from './procedure.js'
import { ownTownship } from './townships.js'

export const enforcementReferral: CaseProcedure = {
  id: 'enforcement-referral',
  name: { zh: '违法行为呼叫查处', en: 'Referral to an enforcement body' },
  document: '查',
  drawnAtFiling: true,
  issuedWith: '派发',
  firstState: '待审签',
  cooperatingReply: false,
  parts: ['penalty-milestones', 'township-call-after-close'],
  atTheStart: {
    ...legVariables,
    ...blank(
      '后续结论',
      '处置情况',
      '协办期限',
      '呼叫结论',
      '来电时刻',
      '答复',
      '案件号',
      '立案日期',
      '改正期限',
      '处罚结果',
      '复查结果',
    ),
    协办回复: [],
    再次到场: false,
    决定序: 0,
    已批准: false,
    处罚中: false,
    需联合: false,
  },
  fromCounty: people => ({ 执法机关: enforcementBodies(people) }),
  callerOf: ownTownship,
}
