import { momentText } from '../../views/time/dates.js'
import type { County } from '../../county.js'
import { say, type Words } from '../../language.js'
import { forms, meantForm } from '../forms.js'
import type { CallRecord } from '../record.js'

type Input = Readonly<Record<string, unknown>>

/** What was decided, by form, key of the choice and choice. */
const decided: Readonly<Record<string, readonly [key: string, sentences: Readonly<Record<string, Words>>]>> =
  {
    [forms.intake]: [
      '审核结论',
      { 并件: { zh: '已并入主件，随主件办结', en: 'Merged: it is answered with its main case' } },
    ],
    [forms.signOrder]: [
      '签发意见',
      {
        签发: { zh: '督办单已签发', en: 'Supervision order issued' },
        不签发: { zh: '已定不签发督办单', en: 'The supervision order is not issued' },
      },
    ],
    [forms.signDocument]: [
      '签发意见',
      {
        签发: { zh: '文书已签发', en: 'Document issued' },
        修改后签发: { zh: '文书已修改并签发', en: 'Document changed and issued' },
        不签发: { zh: '已定不签发文书', en: 'The document is not issued' },
      },
    ],
    [forms.propose]: [
      '提请意见',
      {
        提请: { zh: '已提请联合督办', en: 'Joint supervision proposed' },
        不提请: { zh: '已定不提请联合督办', en: 'Joint supervision is not proposed' },
      },
    ],
    [forms.signExtension]: [
      '意见',
      {
        同意: {
          zh: '已同意延期申请，送下一步审批；批准前期限不变',
          en: 'Agreed; the limit stands until it is granted',
        },
        不同意: { zh: '已不同意延期申请，期限不变', en: 'Not agreed; the limit stands' },
      },
    ],
    [forms.signReturn]: [
      '意见',
      {
        同意: { zh: '已同意退回申请，送中心审核', en: 'Agreed; the centre decides on the return' },
        不同意: { zh: '已不同意退回申请，仍由本单位办理', en: 'Not agreed; your unit goes on handling it' },
      },
    ],
    [forms.answerAct]: [
      '意见',
      { 不同意: { zh: '已记不同意，中心会收到告知', en: 'Recorded as not agreed; the centre is told' } },
    ],
  }

/** What whoever decided is told: 督办单已签发, 期限改为 …; nothing for forms in which nothing is decided. */
export function decisionSentence(
  ctx: Pick<County, 'now' | 'language'>,
  asked: string | null,
  input: Input,
  after: CallRecord,
): string | undefined {
  const form = meantForm(asked)
  if (form === null) return undefined
  if (form === forms.decideExtension) return extensionSentence(ctx, input, after)
  const [key, sentences] = decided[form] ?? []
  const choice = key === undefined ? undefined : input[key]
  const sentence = typeof choice === 'string' ? sentences?.[choice] : undefined
  return sentence && say(sentence, ctx.language)
}

function extensionSentence(
  { now, language }: Pick<County, 'now' | 'language'>,
  { 批复: decision }: Input,
  { due }: CallRecord,
): string | undefined {
  if (decision !== '批准')
    return say({ zh: '未批准延期，期限不变', en: 'Extension not granted; the limit stands' }, language)
  if (due === undefined) return undefined
  const moment = momentText(due, now, language)
  return say({ zh: `已批准，期限改为 ${moment}`, en: `Granted; the limit is now ${moment}` }, language)
}
