import type { Language } from '../language.js'
import { chosenText } from '../words/chosen.js'
import { translated } from '../words/translated.js'
import type { Matter } from './matter.js'

const statesEn = {
  陈述中: 'Positions being stated',
  裁定中: 'Being ruled on',
  已裁定: 'Ruled',
  已随事项结束: 'Ended with its case',
  待提请: 'Awaiting the proposal',
  待签发: 'Awaiting signature',
  待成员意见: 'Awaiting the members',
  待督办意见: 'Awaiting the order',
  待报告: 'Awaiting the report',
  待认定: 'Awaiting the finding',
  待定移送: 'Awaiting the decision on a referral',
  已办结: 'Done',
  不签发: 'Not issued',
  已移送: 'Referred',
  已签发: 'Issued',
  待答复: 'Awaiting the answer',
  待认可: 'Awaiting acceptance',
  已办: 'Done',
  已撤回: 'Withdrawn',
  未阅示: 'Not looked at',
}

const ruling = { zh: '编办裁定', en: 'Ruling' }

/** Where it stands, in the reader's language. */
export const matterState = ({ row }: Matter, language: Language) =>
  translated(row.state ?? '待答复', statesEn, language)

/** What kind of paper or act it is. */
export const matterKindName = ({ kind, row }: Matter, language: Language) =>
  kind === 'ruling' ? (language === 'en' ? ruling.en : ruling.zh) : chosenText(row.kind, language)
