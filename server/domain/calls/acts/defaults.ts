import { toIso } from '../../../calendar/index.js'
import type { FormSchema } from '../../forms/schema.js'
import { contextIn, numberIn, textIn, textsIn, type Context } from '../feel.js'
import type { Fact } from '../facts.js'
import { forms, meantForm } from '../forms.js'
import type { CallRecord } from '../record.js'
import { usualUnit } from './messages/index.js'

type Defaults = (facts: { variables: Context; record: CallRecord; now: number }) => Record<string, unknown>

/** What a form has filled already when it opens, by form. */
const defaults: Readonly<Record<string, Defaults>> = {
  [forms.intake]: ({ variables, record }) => ({
    审核结论: '受理',
    主办: textIn(variables.清单主办),
    协办: textsIn(variables.清单协办),
    疑难: variables.疑难默认 === true,
    紧急程度核定: record.urgency,
  }),
  'joint-enforcement.convene': ({ variables }) => {
    const before = textIn(variables.主办)
    const again = variables.协调结论 === '更换主办' && before !== undefined
    return {
      主办执法部门: again ? undefined : (before ?? textIn(variables.清单主办)),
      // A lead that is replaced comes as a member unless it is struck out.
      成员单位: [
        ...(again ? [before] : []),
        ...textsIn(before === undefined ? variables.清单协办 : variables.协办),
      ],
    }
  },
  [forms.respond]: ({ now }) => ({ 响应时刻: toIso(now) }),
  [forms.signRefusal]: ({ variables }) => ({ 不予受理理由: textIn(variables.不予受理理由) }),
  [forms.decideReturn]: ({ variables }) => ({
    新主办: textIn(contextIn(variables.退回申请).建议主办),
    新协办: textsIn(variables.协办),
  }),
  [forms.requestExtension]: ({ record }) => ({ 单位: usualUnit(record.urgency) }),
  [forms.decideExtension]: ({ variables }) => ({ 数量: numberIn(contextIn(variables.延期申请).延长数量) }),
  [forms.approveShelving]: ({ variables }) => ({
    批准复核日: textIn(contextIn(contextIn(variables.挂账申请).复核日).v),
  }),
  [forms.signDocument]: ({ variables }) => ({ 文稿: textIn(variables.文稿) }),
  [forms.phone]: ({ now }) => ({ 拨打时刻: toIso(now) }),
  [forms.file]: ({ record }) => ({
    清单项: record.filed.item,
    事由: record.filed.offListReason,
    标题: record.filed.title,
    内容: record.filed.content,
    地点: record.filed.place,
    发生时间: record.filed.happenedAt === undefined ? undefined : toIso(record.filed.happenedAt),
    属地职责已履行: record.filed.dutyText || record.filed.dutiesDone.join('；'),
    紧急程度: record.urgency,
    口头批准人: record.filed.oralApprover,
    批准时刻: record.filed.oralApprovedAt === undefined ? undefined : toIso(record.filed.oralApprovedAt),
    紧急理由: record.filed.urgencyReason,
    危及生命: record.filed.lifeAtRisk,
    已报告: record.filed.reportedTo,
    群众来源: record.filed.fromCitizen,
    群众联系方式: record.filed.citizenContact,
    敏感: record.filed.sensitive,
    敏感理由: record.filed.sensitiveReason,
    关联事项: record.filed.related,
    ...Object.fromEntries((record.filed.answers ?? []).map(fact => [fact.key, shownIn(fact)])),
  }),
}

/** A fact as a field shows it. */
const shownIn = ({ text, texts, number, flag, at, day }: Fact) =>
  text ?? texts ?? number ?? flag ?? day ?? (at === undefined ? undefined : toIso(at))

export function defaultsOf(
  schema: FormSchema,
  facts: { variables: Context; record: CallRecord; now: number },
): Record<string, unknown> {
  const own = Object.fromEntries(
    schema.components.flatMap(({ key, defaultValue }) =>
      key !== undefined && defaultValue !== undefined ? [[key, defaultValue]] : [],
    ),
  )
  const meant = meantForm(schema.id) ?? ''
  const given = Object.hasOwn(defaults, meant) ? defaults[meant]?.(facts) : {}
  return Object.fromEntries(
    Object.entries({ ...own, ...given }).filter(([, value]) => value !== undefined && value !== null),
  )
}
