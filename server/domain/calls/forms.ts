import { callProcess } from './case-name.js'
import { caseProcedures, isCaseProcess } from './procedures/index.js'

/** Forms to which the domain gives a meaning beyond their fields. */
export const forms = {
  file: 'township-call.file',
  approve: 'township-call.approve',
  intake: 'township-call.decide-intake',
  supplement: 'township-call.supplement',
  signRefusal: 'township-call.sign-refusal',
  respond: 'township-call.respond',
  firstFeedback: 'township-call.first-feedback',
  feedBack: 'township-call.feed-back',
  cooperate: 'township-call.cooperate',
  verify: 'township-call.verify',
  verifyInStead: 'township-call.verify-in-stead',
  coordinate: 'township-call.coordinate',
  rate: 'township-call.rate',
  signReturn: 'township-call.sign-return',
  decideReturn: 'township-call.decide-return',
  signExtension: 'township-call.sign-ext',
  commentExtension: 'township-call.comment-ext',
  decideExtension: 'township-call.decide-ext',
  study: 'township-call.study',
  reviewRefusal: 'township-call.review-refusal',
  signShelving: 'township-call.sign-shelve',
  commentShelving: 'township-call.comment-shelve',
  proposeShelving: 'township-call.propose-shelve',
  approveShelving: 'township-call.approve-shelve',
  reviewShelved: 'township-call.review-shelved',
  requestShelving: 'township-call.shelving-requested',
  changeUrgency: 'township-call.urgency-changed',
  changeOwner: 'township-call.owner-changed',
  instruct: 'township-call.instruction',
  requestExtension: 'township-call.extension-requested',
  requestReturn: 'township-call.return-requested',
  requestExit: 'township-call.exit-requested',
  signOrder: 'supervision.sign-order',
  signDocument: 'supervision.sign-document',
  propose: 'supervision.propose',
  phone: 'supervision.call',
  answerAct: 'supervision.do-act',
  acceptAnswer: 'supervision.accept-reply',
  memberOpinion: 'supervision.member-act',
  orderJoint: 'supervision.order-joint',
  replyDocument: 'supervision.reply-document',
  judgeDocument: 'supervision.judge-document',
  decideReferral: 'supervision.decide-referral',
  statePosition: 'dispute-ruling.state-position',
  rule: 'dispute-ruling.rule',
  decideRuling: 'dispute-ruling.decide',
} as const

/** Tasks in which a request for return, extension or shelving is decided: they lapse when the leg ends. */
const requestForms: Readonly<Record<string, '退回' | '延期' | '挂账'>> = {
  [forms.signReturn]: '退回',
  [forms.decideReturn]: '退回',
  [forms.signExtension]: '延期',
  [forms.commentExtension]: '延期',
  [forms.decideExtension]: '延期',
  [forms.signShelving]: '挂账',
  [forms.commentShelving]: '挂账',
  [forms.proposeShelving]: '挂账',
  [forms.approveShelving]: '挂账',
}

const shared = new Set<string>(Object.values(forms))

/**
 * The form that this one means. Procedures copy fragments with their forms (核验, 退回, 延期 …): a copy means what the
 * form of a call means that has its name. Ids of forms of which only the procedure knows stay as they are.
 */
export function meantForm(form: string | null | undefined): string | null {
  if (form === null || form === undefined) return null
  if (isFilingForm(form)) return forms.file
  const copied = `${callProcess}.${form.slice(form.indexOf('.') + 1)}`
  return isCaseProcess(form.slice(0, form.indexOf('.'))) && shared.has(copied) ? copied : form
}

/** Whether it is the form with which cases of a procedure are filed, and revised: `PROCEDURE.file`. */
export const isFilingForm = (form: string) => caseProcedures.some(({ id }) => form === `${id}.file`)

/** The form of a call and its copies in the other procedures. */
export function copiesOf(form: string): string[] {
  return caseProcedures.map(({ id }) => id + form.slice(form.indexOf('.')))
}

/** What the request asks for that a task decides; undefined when it decides none. */
export const requestDecidedBy = (form: string | null | undefined) => requestForms[meantForm(form) ?? '']

/** Whether a task decides a request of the owing unit. */
export const decidesRequest = (form: string | null | undefined) => requestDecidedBy(form) !== undefined
