import { chosenText } from '../../words/chosen.js'
import { requestName } from '../../words/requests.js'
import { stateName } from '../../words/states.js'
import type { Words } from '../../language.js'

/** Why an act of a case is not taken, one sentence each. */
export const refused = {
  filing: {
    zh: '发起呼叫由乡镇（街道）经办人办理',
    en: 'Calls are filed by the clerk of a township or subdistrict',
  },
  filingIn: (procedure: Words = { zh: '事项', en: 'cases' }): Words => ({
    zh: `您的岗位不能发起${procedure.zh}`,
    en: `Your post files no cases of this procedure: ${procedure.en}`,
  }),
  filedAlready: (procedure: Words): Words => ({
    zh: `这个编号已在${procedure.zh}中`,
    en: `This number is in that procedure already: ${procedure.en}`,
  }),
  noSuchItem: (item: string): Words => ({
    zh: `清单里没有这一项：${item}`,
    en: `The list has no such item: ${item}`,
  }),
  itemElsewhere: {
    zh: '这一项的承办单位不全是本县单位，只供参考',
    en: 'Not all units of this item belong to the county; it is for reference only',
  },
  incomplete: {
    zh: '有内容需要补充或更正，请看各栏下面的说明',
    en: 'Something is missing or wrong; see below the fields',
  },
  senseless: {
    zh: '有内容需要更正，请看各栏下面的说明',
    en: 'Something needs correcting; see below the fields',
  },
  filesGone: {
    zh: '有附件已经不在，请重新选择',
    en: 'Some attachments are no longer there; please choose them again',
  },
  evidenceMissing: { zh: '还缺佐证', en: 'Evidence is missing' },
  noSuchCase: (number: string): Words => ({
    zh: `没有这个编号的事项：${number}`,
    en: `There is no case with this number: ${number}`,
  }),
  penaltyUnknown: (caseNumber: string): Words => ({
    zh: `没有事项在跟踪这个案件：${caseNumber}`,
    en: `No case follows this penalty case: ${caseNumber}`,
  }),
  notYours: (unit: string): Words => ({
    zh: `没有权限看这件：它属于${unit}`,
    en: `You may not see this case: it belongs to ${unit}`,
  }),
  noSuchTask: { zh: '没有这项任务', en: 'There is no such task' },
  notYourStep: { zh: '这一步不由您办理', en: 'This step is not yours' },
  notYourPost: ({ zh, en }: Words): Words => ({
    zh: `「${zh}」不由您的岗位办理`,
    en: `“${en}” is not for your post`,
  }),
  notStarted: { zh: '事项还没有开始办理', en: 'The case has not begun yet' },
  ended: (state: string): Words => ({
    zh: `事项已${state}，不能再办这一步`,
    en: `The case has ended (${stateName(state, 'en').toLowerCase()}); this step is over`,
  }),
  answered: {
    zh: '该事项已反馈，不能再办这一步',
    en: 'The unit has reported back already; this step is over',
  },
  earlierLeg: {
    zh: '这是对上一段承办提的，本件已重新派发，请刷新后再办',
    en: 'This was about an earlier dispatch; the case was dispatched anew, please reload',
  },
  movedOn: (unit: string): Words => ({
    zh: `已改派至${unit}，由该单位办理`,
    en: `The case was given to ${unit}, which handles it now`,
  }),
  nobodyWaits: {
    zh: '事项现在不在等这一步，请刷新后再看',
    en: 'The case does not wait for this now; please reload',
  },
  wasFirst: {
    zh: '这一步已经有人办了，您写的已存为留言草稿',
    en: 'Somebody has done this step already; what you wrote is kept as a draft comment',
  },
  cancelledWith: (what: string): Words => ({
    zh: `事项已${what}，这一步已经取消，您写的已存为留言草稿`,
    en: `${what === '反馈' ? 'The unit has reported back' : `The case has ended (${stateName(what, 'en').toLowerCase()})`}; this step was cancelled, what you wrote is kept as a draft comment`,
  }),
  /** To whoever was to decide a request of a unit that has answered meanwhile. */
  needless: (kind: '退回' | '延期' | '挂账'): Words => ({
    zh: `事项已反馈，无需${kind === '退回' ? '改派' : kind}，您写的已存为留言草稿`,
    en: `The unit has reported back: no ${requestName(kind, 'en')} is needed; what you wrote is kept as a draft comment`,
  }),
  movedTo: (unit: string): Words => ({
    zh: `已改派至${unit}，您写的已存为留言草稿`,
    en: `The case was re-dispatched to ${unit}; what you wrote is kept as a draft comment`,
  }),
  cancelled: {
    zh: '这一步已经取消，您写的已存为留言草稿',
    en: 'This step was cancelled; what you wrote is kept as a draft comment',
  },
} as const

/** What stands below a field that says something senseless for this case. */
export const fieldFault = {
  chooseItem: { zh: '请重新选择清单事项', en: 'Please choose an item again' },
  chooseFiles: { zh: '请重新选择附件', en: 'Please choose the attachments again' },
  evidence: (kinds: readonly string[]): Words => ({
    zh: `请附佐证：${kinds.join('、')}任选其一`,
    en: `Please attach evidence, any one of: ${kinds.map(kind => chosenText(kind, 'en')).join(', ')}`,
  }),
  laterThanNow: { zh: '不能晚于现在', en: 'It cannot be later than now' },
  notAhead: { zh: '要晚于现在', en: 'It must be later than now' },
  moreThanAsked: (asked: number): Words => ({
    zh: `不得多于申请的 ${asked}`,
    en: `Not more than the ${asked} that were asked for`,
  }),
  sameLead: {
    zh: '与现在的主办相同，请另选',
    en: 'This is the present lead unit; please choose another',
  },
  ownUnit: { zh: '请选本单位以外的单位', en: 'Please choose a unit other than your own' },
  leadCooperates: {
    zh: '主办单位不再作协办',
    en: 'The lead unit does not cooperate with itself',
  },
} as const
