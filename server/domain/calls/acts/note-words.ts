import type { Language } from '../../language.js'
import { chosenText } from '../../words/chosen.js'

/** What stands beside a form, one composer a language. */
interface NoteWords {
  noReplyYet(units: readonly string[]): string
  evidence(kinds: readonly string[]): string
  procedural: string
  /** `amount` with its unit, `due` as the day and time to which it would be moved. */
  asksFor(amount: string, due: string): string
  reason(text: string): string
  progress(text: string): string
  grounds(text: string): string
  /** Why a case is to be shelved, how far it got, and when it is to be looked at again. */
  shelves(cause: string): string
  reached(text: string): string
  reviewOn(day: string): string
  /** What the calling unit thinks of an extension. */
  comment(text: string | undefined): string
  /** A call that went out before it was signed: who filed it, and when the reader agreed to it orally. */
  countersigned(call: { title: string; by: string; agreedAt?: string }): string
  urgencyReason(text: string): string
  proposedLead(unit: string): string
  dutyOf(unit: string): string
  countyLeader: string
  ring(office: string): string
  /** The name of the act that records such a call. */
  recordCall(office: string): string
  ringBackup: string
  answeredAt(moment: string): string
  notAnswered(due: string): string
  notDispatched: string
}

export const noteWords: Readonly<Record<Language, NoteWords>> = {
  'zh-CN': {
    noReplyYet: units => `还没有回复：${units.join('、')}`,
    evidence: kinds => `佐证任选其一：${kinds.join('、')}`,
    procedural: '程序性答复：只写了转办或告知，请核实结果',
    asksFor: (amount, due) => `申请延长 ${amount}，批准后期限为 ${due}`,
    reason: text => `理由：${text}`,
    progress: text => `进展：${text}`,
    grounds: text => `依据：${text}`,
    shelves: cause => `申请挂账，原因：${cause}`,
    reached: text => `阶段成果：${text}`,
    reviewOn: day => `复核日：${day}`,
    comment: text => (text === undefined ? '呼叫单位没有提出意见' : `呼叫单位意见：${text}`),
    countersigned: ({ title, by, agreedAt }) =>
      `补签的是${by}发起的「${title}」${agreedAt === undefined ? '' : `，您 ${agreedAt} 口头批准先呼`}`,
    urgencyReason: text => `紧急理由：${text}`,
    proposedLead: unit => `建议主办：${unit}`,
    dutyOf: unit => `${unit}值班领导`,
    countyLeader: '分管县领导',
    ring: office => `请拨打${office}`,
    recordCall: office => `登记与${office}的通话`,
    ringBackup: '上次未接通，请改拨备用',
    answeredAt: moment => `该事项已于 ${moment} 反馈`,
    notAnswered: due => `该事项至今未反馈，期限 ${due}`,
    notDispatched: '该事项还没有派发',
  },
  en: {
    noReplyYet: units => `No reply yet from: ${units.join(', ')}`,
    evidence: kinds => `Evidence, any one of: ${kinds.map(kind => chosenText(kind, 'en')).join(', ')}`,
    procedural: 'It only says that the matter was passed on or made known: please check the result',
    asksFor: (amount, due) => `Asks for ${amount} more; if granted, the limit is ${due}`,
    reason: text => `Reason: ${text}`,
    progress: text => `Progress: ${text}`,
    grounds: text => `Grounds: ${text}`,
    shelves: cause => `Asks for shelving: ${cause}`,
    reached: text => `Done so far: ${text}`,
    reviewOn: day => `To be reviewed on ${day}`,
    comment: text => (text === undefined ? 'The calling unit made no comment' : `The calling unit: ${text}`),
    countersigned: ({ title, by, agreedAt }) =>
      `To be countersigned: “${title}”, filed by ${by}${agreedAt === undefined ? '' : `; you agreed to it orally ${agreedAt}`}`,
    urgencyReason: text => `Why it is urgent: ${text}`,
    proposedLead: unit => `Proposed lead unit: ${unit}`,
    dutyOf: unit => `the leader on duty of ${unit}`,
    countyLeader: 'the county leader in charge',
    ring: office => `Please call ${office}:`,
    recordCall: office => `Record the call to ${office}`,
    ringBackup: 'Not reached last time; please call the backup:',
    answeredAt: moment => `The unit reported back ${moment}`,
    notAnswered: due => `The unit has not reported back; the limit is ${due}`,
    notDispatched: 'The case has not been dispatched yet',
  },
}
