import type { Language, Words } from '../../language.js'
import { stepName } from '../../words/steps.js'
import { forms, meantForm } from '../forms.js'
import { enforcementWords } from './enforcement-words.js'
import { worded, type ActWords, type Wording } from './wording.js'

const wordings: Readonly<Record<string, ActWords>> = {
  ...enforcementWords,
  [forms.file]: {
    name: { zh: '改好再送审签', en: 'Revise and send again' },
    done: { zh: '已再送审签', en: 'Sent for approval again' },
  },
  [forms.approve]: { name: { zh: '审签', en: 'Approve' } },
  [forms.intake]: { name: { zh: '受理并派发', en: 'Accept and dispatch' }, key: 'd' },
  [forms.supplement]: {
    name: { zh: '送出补正', en: 'Send the supplement' },
    done: { zh: '已送中心继续受理', en: 'Sent; the centre goes on with the intake' },
  },
  [forms.signRefusal]: { name: { zh: '签批不予受理', en: 'Sign the refusal' } },
  [forms.respond]: {
    name: { zh: '登记响应', en: 'Record the response' },
    done: {
      zh: '已记响应，请处置后反馈',
      en: 'Response recorded; please handle the case and report back',
    },
  },
  [forms.firstFeedback]: {
    name: { zh: '首次书面反馈', en: 'First written report' },
    done: { zh: '已送{caller}，办结时限照走', en: 'Sent to {caller}; the limit keeps running' },
  },
  [forms.feedBack]: {
    name: { zh: '反馈办理结果', en: 'Report back' },
    key: 'f',
    done: { zh: '已送{caller}核验', en: 'Sent to {caller} for verification' },
  },
  [forms.cooperate]: {
    name: { zh: '回复协办情况', en: 'Reply to the lead unit' },
    key: 'f',
    done: { zh: '已回复，由{lead}汇总', en: 'Replied; {lead} brings the replies together' },
  },
  [forms.verify]: { name: { zh: '核验', en: 'Verify' }, key: 'f' },
  [forms.verifyInStead]: { name: { zh: '代为核验', en: 'Verify in their place' } },
  [forms.coordinate]: { name: { zh: '协调决定', en: 'Decide after coordination' } },
  [forms.rate]: { name: { zh: '评价', en: 'Rate' }, done: { zh: '已评价', en: 'Rated' } },
  [forms.signReturn]: { name: { zh: '签批退回', en: 'Sign the return' } },
  [forms.decideReturn]: { name: { zh: '审核退回', en: 'Decide on the return' } },
  [forms.signExtension]: { name: { zh: '签批延期', en: 'Sign the extension' } },
  [forms.commentExtension]: {
    name: { zh: '写延期意见', en: 'Comment on the extension' },
    done: { zh: '意见已送中心', en: 'Comment sent to the centre' },
  },
  [forms.decideExtension]: { name: { zh: '审批延期', en: 'Decide on the extension' } },
  [forms.signOrder]: { name: { zh: '签发督办单', en: 'Sign the supervision order' } },
  [forms.signDocument]: { name: { zh: '审签文书', en: 'Sign the document' } },
  [forms.propose]: { name: { zh: '提请联合督办', en: 'Propose joint supervision' } },
  [forms.phone]: { name: { zh: '登记电话结果', en: 'Record the telephone call' } },
  [forms.answerAct]: { name: { zh: '答复交办', en: 'Answer the assignment' } },
  [forms.acceptAnswer]: { name: { zh: '认可答复', en: 'Accept the answer' } },
  [forms.memberOpinion]: {
    name: { zh: '提出成员单位意见', en: 'Give the opinion of your unit' },
    done: { zh: '意见已送编办', en: 'Sent to the establishment office' },
  },
  [forms.orderJoint]: { name: { zh: '提出联合督办意见', en: 'Order of joint supervision' } },
  [forms.replyDocument]: {
    name: { zh: '报整改情况', en: 'Report what was put right' },
    done: { zh: '已报签发人认定', en: 'Sent to whoever signed the document' },
  },
  [forms.judgeDocument]: { name: { zh: '认定整改', en: 'Judge the report' } },
  [forms.decideReferral]: { name: { zh: '决定是否移送', en: 'Decide on the referral' } },
  [forms.statePosition]: {
    name: { zh: '陈述意见', en: 'State the position' },
    done: { zh: '已送编办', en: 'Sent to the establishment office' },
  },
  [forms.rule]: { name: { zh: '裁定', en: 'Rule' } },
  [forms.decideRuling]: { name: { zh: '决定归属', en: 'Decide which unit' } },
}

/** An assigned act that is to be answered, by the kind that its key names. */
const assigned: Readonly<Record<string, ActWords>> = {
  补签: { name: { zh: '补签', en: 'Countersign' }, done: { zh: '已补签', en: 'Countersigned' } },
  电话确认: {
    name: { zh: '确认电话呼叫', en: 'Confirm the telephone call' },
    done: { zh: '已答复中心', en: 'The centre has your answer' },
  },
  电话告知: { name: { zh: '登记电话告知', en: 'Record the telephone call' } },
  批示: { name: { zh: '答复批示', en: 'Answer the instruction' } },
  督办要求: { name: { zh: '答复督办要求', en: 'Answer what was ordered' } },
  撤下公开: { name: { zh: '答复已撤下公开', en: 'Answer that it was taken down' } },
}

/** A document that is to be signed, by the kind that its key begins with. */
const documents: Readonly<Record<string, Words>> = {
  通报: { zh: '审签通报', en: 'Sign the circular' },
  督办单: { zh: '审签督办单', en: 'Sign the supervision order' },
  约谈: { zh: '审签约谈', en: 'Sign the talk' },
  联合督办: { zh: '审签联合督办', en: 'Sign the joint supervision' },
}

/** Under which a comment that is being written is kept as a draft. */
export const commentDraft = (number: string) => `act/${number}/comment`

/**
 * The words for a task: by its form, else by its own name, of which only ours have an English one; of an assigned act by its kind, which
 * its key names.
 */
export function wordingOf(
  form: string | null,
  taskName: string,
  key: string | null = null,
  language: Language = 'zh-CN',
): Wording {
  const act = form === forms.answerAct ? assigned[key?.split('/')[1] ?? ''] : undefined
  if (act) return worded(act, language)
  const document = form === forms.signDocument ? documents[key?.split('/')[0] ?? ''] : undefined
  if (document) return worded({ name: document }, language)
  const meant = meantForm(form)
  const known = meant !== null && Object.hasOwn(wordings, meant) ? wordings[meant] : undefined
  return known ? worded(known, language) : { name: stepName(plainName(taskName), language) }
}

/** A name as it stands in a diagram may break its line by meaning. */
export function plainName(name: string): string {
  return name.replaceAll(/\s+/g, '')
}
