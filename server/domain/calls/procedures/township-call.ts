import { callProcess } from '../case-name.js'
import { blank, legVariables } from './blank.js'
import type { CaseProcedure } from './procedure.js'
import { ownTownship } from './townships.js'

export const townshipCall: CaseProcedure = {
  id: callProcess,
  name: { zh: '乡呼县应', en: 'Township call' },
  document: '呼',
  drawnAtFiling: true,
  issuedWith: '呼叫',
  firstState: '待审签',
  cooperatingReply: true,
  parts: ['township-call-after-close'],
  atTheStart: {
    ...legVariables,
    ...blank('协办期限', '呼叫结论', '受理结论', '审核结论', '紧急程度核定', '来电时刻'),
    ...blank('受理起点', '受理期限', '受理剩余', '主件', '主件结果', '挂账结论', '复核日'),
    ...blank('处置情况', '未回复协办说明', '需补内容', '补正内容', '不予受理理由', '渠道'),
    ...blank('响应方式', '响应时刻', '现状与措施'),
    ...blank('不予受理结论', '复核结论', '复核理由', '复核申请', '研判结论', '研判结果', '并件结论'),
    ...blank('挂账申请', '挂账签批', '挂账签批说明', '挂账意见', '挂账批复', '挂账复核', '挂账复核理由'),
    ...blank('恢复申请', '改派令', '调整申请', '批示', '催办', '原期限'),
    协办回复: [],
    并件序: 0,
    已批准: false,
    已补正: false,
    补正逾期: false,
    复核改判: false,
  },
  callerOf: ownTownship,
}
