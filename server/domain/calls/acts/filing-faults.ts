import type { Words } from '../../language.js'

/** What stands below a field of the filing page that is missing or wrong. */
export const filingFault = {
  title: {
    zh: '请写标题，例如：省道S3柳林段大货车乱停乱放',
    en: 'Write a title with place and matter, such as “Lorries parked on road S3 at Liulin”',
  },
  content: {
    zh: '请写明时间、地点、经过和影响',
    en: 'Write when and where, what happened and whom it affects',
  },
  offListReason: {
    zh: '清单外事项请写明是什么事',
    en: 'The list does not have it: write what the matter is',
  },
  dutyText: { zh: '请写明属地已经做了哪些事', en: 'Write what the township has done already' },
  dutiesUndone: {
    zh: '有未做的属地职责，请写明原因',
    en: 'Some duties of the township were left undone: write why',
  },
  telephoneUnit: { zh: '请选来电的乡镇（街道）', en: 'Choose the township that rang' },
  telephoneAt: { zh: '请填写来电时刻', en: 'Write when it rang' },
  rangLater: { zh: '来电时刻不能晚于现在', en: 'It cannot have rung later than now' },
  telephoneBy: { zh: '请写来电人', en: 'Write who rang' },
  place: { zh: '请写地点', en: 'Write the place' },
  placeTooLong: { zh: '地点最多 200 字', en: 'The place: at most 200 characters' },
  urgency: { zh: '请选紧急程度', en: 'Choose how urgent it is' },
  urgencyReason: { zh: '请写明为什么紧急', en: 'Write why it is urgent' },
  reportedTo: {
    zh: '请写明已向哪个电话或单位报告、几点',
    en: 'Write to which number or unit it was reported, and when',
  },
  sensitiveReason: { zh: '请写明为什么敏感', en: 'Write why it is sensitive' },
  happenedLater: { zh: '发生时间不能晚于现在', en: 'It cannot have happened later than now' },
  tooManyFiles: { zh: '最多 50 个附件', en: 'At most 50 attachments' },
  oralApprover: {
    zh: '请选口头批准的本单位值班带班领导',
    en: 'Choose the leader of your own unit who agreed orally',
  },
  oralApprovedAt: { zh: '请填批准时刻', en: 'Write when it was agreed' },
  approvedLater: { zh: '批准时刻不能晚于现在', en: 'It cannot have been agreed later than now' },
  approvedLongAgo: {
    zh: '批准时刻早于 24 小时，请重新报批',
    en: 'It was agreed more than 24 hours ago; please ask again',
  },
  tooLong: (most: number, is: number): Words => ({
    zh: `最多 ${most} 字，现在 ${is} 字`,
    en: `At most ${most} characters, now ${is}`,
  }),
} as const
