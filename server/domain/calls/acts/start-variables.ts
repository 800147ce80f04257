import { say, type Language } from '../../language.js'
import type { Directory } from '../../directory/index.js'
import { caseKey } from '../case-name.js'
import { feelInstant, type Context } from '../feel.js'
import { caseProcedure } from '../procedures/index.js'
import type { CallRecord } from '../record.js'

/** What an instance of a call starts with; nothing of what was written, which stays in the record. */
export function startVariables(record: CallRecord, people: Directory): Context {
  const procedure = caseProcedure(record.process)
  return {
    ...procedure?.atTheStart,
    ...procedure?.fromCounty?.(people),
    ...itemVariables(record),
    案键: caseKey(record),
    事项: matterVariable(record),
    ...(record.filed.telephone ? { 来电时刻: feelInstant(record.filed.telephone.at) } : {}),
  }
}

/** 事项: the matter as every procedure that deals with it has it. */
export function matterVariable(record: CallRecord): Context {
  return {
    编号: record.matter,
    文号: record.documentNumber || null,
    清单: record.filed.item === null ? null : '属地管理清单',
    清单项: record.filed.item,
    清单项名: record.filed.itemTitle,
    清单版本: record.filed.list?.edition ?? null,
    紧急程度: record.urgency,
    来源: record.filed.telephone ? '电话' : '乡镇',
    来源编号: null,
    呼叫单位: record.caller,
    呼叫时刻: feelInstant(record.filedAt),
    群众来源: record.filed.fromCitizen,
    敏感: record.sensitive,
    危及生命: record.filed.lifeAtRisk,
    标题: shownTitle(record),
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
  {
    filed,
    matter,
    sensitive = filed.sensitive,
  }: Pick<CallRecord, 'filed' | 'matter'> & { sensitive?: boolean },
  language: Language = 'zh-CN',
): string {
  return sensitive ? `${say(sensitiveCase, language)} ${matter.slice(-5)}` : filed.title
}

const sensitiveCase = { zh: '敏感件', en: 'Sensitive case' }
