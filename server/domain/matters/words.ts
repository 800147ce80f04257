import type { Words } from '../language.js'

/** Why an act on a matter is not taken, and what stands on its page. */
export const matterWords = {
  unknown: { zh: '没有这件', en: 'There is no such matter' },
  wasFirst: { zh: '这一步已经有人办了', en: 'Somebody has done this step already' },
  cancelled: { zh: '这一步已经取消', en: 'This step was cancelled' },
  ended: { zh: '已经办结，不能再办这一步', en: 'It has ended; this step is over' },
  contested: {
    zh: '已送编办，争议单位 4 个工作时内陈述，编办 2 个工作日内裁定',
    en: 'Sent to the establishment office: positions within 4 working hours, the ruling within 2 working days',
  },
  joined: {
    zh: '这一项正在裁定，您写的已并入，由裁定人一并看到',
    en: 'This is being ruled on already; what you wrote is added to it',
  },
  notYourContest: {
    zh: '权属争议由部门、乡镇（街道）或中心的负责同志提出',
    en: 'Ownership is contested by the heads of departments, townships or the centre',
  },
  assignedTo: (whom: string): Words => ({ zh: `已交办${whom}`, en: `Assigned to ${whom}` }),
  notThere: { zh: '这个人不在责任单位', en: 'This person is not in that unit' },
  notYourAssignment: { zh: '您的岗位不能交办', en: 'Your post assigns nothing' },
  nobodyNamed: { zh: '请写责任人或责任单位', en: 'Please name a person or a unit' },
} as const
