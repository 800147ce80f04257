import { forms } from '../forms.js'

/** How the button of an act reads, and what is asked before it is sent. */
export interface Wording {
  name: string
  danger?: boolean
  /** Single letter that works outside fields. */
  key?: string
  confirm?: { title: string; body: string; verb: string }
  /** What is answered when it is done; `{caller}`, `{lead}` are filled in. */
  done?: string
}

const wordings: Readonly<Record<string, Wording>> = {
  [forms.file]: { name: '改好再送审签', done: '已再送审签' },
  [forms.approve]: { name: '审签' },
  [forms.intake]: { name: '受理并派发', key: 'd' },
  [forms.supplement]: { name: '送出补正', done: '已送中心继续受理' },
  [forms.signRefusal]: { name: '签批不予受理' },
  [forms.respond]: { name: '登记响应', done: '已记响应，请处置后反馈' },
  [forms.firstFeedback]: { name: '首次书面反馈', done: '已送{caller}，办结时限照走' },
  [forms.feedBack]: { name: '反馈办理结果', key: 'f', done: '已送{caller}核验' },
  [forms.cooperate]: { name: '回复协办情况', key: 'f', done: '已回复，由{lead}汇总' },
  [forms.verify]: { name: '核验', key: 'f' },
  [forms.verifyInStead]: { name: '代为核验' },
  [forms.coordinate]: { name: '协调决定' },
  [forms.rate]: { name: '评价', done: '已评价' },
  [forms.signReturn]: { name: '签批退回' },
  [forms.decideReturn]: { name: '审核退回' },
  [forms.signExtension]: { name: '签批延期' },
  [forms.commentExtension]: { name: '写延期意见', done: '意见已送中心' },
  [forms.decideExtension]: { name: '审批延期' },
  [forms.signOrder]: { name: '签发督办单' },
  [forms.signDocument]: { name: '审签文书' },
  [forms.propose]: { name: '提请联合督办' },
  [forms.phone]: { name: '登记电话结果' },
  [forms.answerAct]: { name: '答复交办' },
}

/** Under which a comment that is being written is kept as a draft. */
export const commentDraft = (number: string) => `act/${number}/comment`

/** The words for a task: by its form, else by its own name; of an assigned act by its kind, which its key names. */
export function wordingOf(form: string | null, taskName: string, key: string | null = null): Wording {
  if (form === forms.answerAct && key?.includes('/补签/')) return { name: '补签', done: '已补签' }
  const known = form !== null && Object.hasOwn(wordings, form) ? wordings[form] : undefined
  return known ?? { name: plainName(taskName) }
}

/** A name as it stands in a diagram may break its line by meaning. */
export function plainName(name: string): string {
  return name.replaceAll(/\s+/g, '')
}
