import { blank, legVariables } from './blank.js'
import { enforcementBodies } from './enforcement-bodies.js'
import type { CaseProcedure } from './procedure.js'
import { ownTownship, stationedTownship } from './townships.js'

export const jointEnforcement: CaseProcedure = {
  id: 'joint-enforcement',
  name: { zh: '联合执法', en: 'Joint enforcement' },
  document: '联',
  drawnAtFiling: false,
  issuedWith: '召集',
  firstState: '待核查',
  cooperatingReply: false,
  parts: ['penalty-milestones', 'township-call-after-close'],
  atTheStart: {
    ...legVariables,
    ...blank(
      '后续结论',
      '处置情况',
      '协办期限',
      '召集时刻',
      '集合时间',
      '响应级别',
      '结论',
      '案件号',
      '立案日期',
      '改正期限',
      '处罚结果',
      '复查结果',
    ),
    协办回复: [],
    成员单位: [],
    确认结果: [],
    取证: [],
    决定序: 0,
    现场已查: false,
    再次到场: false,
    处罚中: false,
  },
  fromCounty: people => ({ 执法机关: enforcementBodies(people) }),
  callerOf: (people, actor) => ownTownship(people, actor) ?? stationedTownship(people, actor),
}
