import { say, type Language } from '../../language.js'
import { feelInstant, type Context } from '../feel.js'
import type { CallRecord } from '../record.js'

/** The process that a call runs, and the key of its instance. */
export const callProcess = 'township-call'
export const caseKey = (number: string) => `${number}@${callProcess}`

/** Every flat variable that the procedure reads before it sets it, as the start of a case finds it. */
const atTheStart: Context = {
  ...blank(['时限', '主办', '派发时刻', '期限', '承办号', '派发缘由', '反馈时刻', '协办期限']),
  ...blank([
    '呼叫结论',
    '受理结论',
    '审核结论',
    '紧急程度核定',
    '来电时刻',
    '受理起点',
    '受理期限',
    '受理剩余',
  ]),
  ...blank([
    '主件',
    '主件结果',
    '裁定结果',
    '裁定主办',
    '裁定协办',
    '新主办',
    '新协办',
    '挂账结论',
    '复核日',
  ]),
  ...blank([
    '核验结论',
    '上次催办',
    '意见',
    '说明',
    '结果',
    '处置情况',
    '未回复协办说明',
    '核验意见',
    '核验方式',
  ]),
  ...blank([
    '核验理由',
    '理由',
    '依据',
    '建议主办',
    '需补内容',
    '补正内容',
    '不予受理理由',
    '渠道',
    '响应方式',
  ]),
  ...blank([
    '响应时刻',
    '现状与措施',
    '决定',
    '退回理由',
    '争议缘由',
    '退回申请',
    '退回签批',
    '退回签批说明',
    '延期申请',
  ]),
  ...blank([
    '延期签批',
    '延期签批说明',
    '延期意见',
    '批复',
    '批复理由',
    '数量',
    '协调决定',
    '协调理由',
    '办结时刻',
  ]),
  ...blank(['退出申请', '标题', '清单项', '清单项名', '紧急程度']),
  协办: [],
  协办回复: [],
  期限依据: [],
  限版: 0,
  承办序: 0,
  轮次: 1,
  并件序: 0,
  退回次数: 0,
  延期次数: 0,
  返工次数: 0,
  已批准: false,
  已补正: false,
  补正逾期: false,
  复核改判: false,
  承办中: false,
  已裁定: false,
  派发有误: false,
  退回在途: false,
  延期在途: false,
  挂账在途: false,
}

/** What an instance of a call starts with; nothing of what was written, which stays in the record. */
export function startVariables(record: CallRecord): Context {
  return {
    ...atTheStart,
    ...itemVariables(record),
    案键: caseKey(record.number),
    事项: {
      编号: record.number,
      文号: record.documentNumber,
      清单: record.filed.item === null ? null : '属地管理清单',
      清单项: record.filed.item,
      清单项名: record.filed.itemTitle,
      清单版本: record.filed.list?.edition ?? null,
      紧急程度: record.urgency,
      来源: '乡镇',
      来源编号: null,
      呼叫单位: record.caller,
      呼叫时刻: feelInstant(record.filedAt),
      群众来源: record.filed.fromCitizen,
      敏感: record.filed.sensitive,
      危及生命: record.filed.lifeAtRisk,
      标题: shownTitle(record),
    },
  }
}

/** What follows from the item and the urgency: also given when the township revises the call. */
export function itemVariables({ filed }: Pick<CallRecord, 'filed'>): Context {
  return {
    口头批准人: filed.oralApprover ?? null,
    清单主办: filed.list?.lead ?? null,
    清单协办: filed.list?.cooperating ?? [],
    疑难默认: filed.list?.complex ?? false,
    疑难: filed.list?.complex ?? false,
    项目时限: filed.list && Object.keys(filed.list.limits).length ? (filed.list.limits as Context) : null,
  }
}

/** The title as it stands in notices: that of a sensitive case never leaves its page. */
export function shownTitle(
  { filed, number }: Pick<CallRecord, 'filed' | 'number'>,
  language: Language = 'zh-CN',
): string {
  return filed.sensitive ? `${say(sensitiveCase, language)} ${number.slice(-5)}` : filed.title
}

const sensitiveCase = { zh: '敏感件', en: 'Sensitive case' }

function blank(names: readonly string[]): Context {
  return Object.fromEntries(names.map(name => [name, null]))
}
