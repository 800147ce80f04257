import type { Words } from '../language.js'

/** What stands below a field that cannot be taken: it says what to write, not that it is wrong. */
export const faults = {
  text: { zh: '请写文字', en: 'Please write text' },
  controlCharacter: {
    zh: '有不能保存的字符，请删去后再送',
    en: 'It holds characters that cannot be kept; please remove them',
  },
  tooLong: (most: number, is: number): Words => ({
    zh: `最多 ${most} 字，现在 ${is} 字`,
    en: `At most ${most} characters, now ${is}`,
  }),
  tooShort: (least: number): Words => ({ zh: `至少 ${least} 字`, en: `At least ${least} characters` }),
  pattern: { zh: '请按说明的样子填写', en: 'Please write it the way the hint shows' },
  wholeNumber: { zh: '请填整数', en: 'Please write a whole number' },
  below: (min: number): Words => ({ zh: `不小于 ${min}`, en: `Not below ${min}` }),
  above: (max: number): Words => ({ zh: `不大于 ${max}`, en: `Not above ${max}` }),
  yesOrNo: { zh: '请选是或否', en: 'Please choose yes or no' },
  choice: { zh: '请在列出的选项中选', en: 'Please choose one of the options' },
  instant: { zh: '请选日期和时间', en: 'Please choose a day and a time' },
  unit: { zh: '请选单位', en: 'Please choose a unit' },
  unitCannot: {
    zh: '这个单位不能承办，请另选',
    en: 'This unit cannot take the case; please choose another',
  },
  person: { zh: '请选一位人员', en: 'Please choose a person' },
  ownPerson: { zh: '请选本单位的人员', en: 'Please choose a person of your own unit' },
  item: { zh: '请选清单事项', en: 'Please choose an item of the list' },
  place: { zh: '请写地点', en: 'Please write the place' },
  placeTooLong: { zh: '地点最多 200 字', en: 'The place: at most 200 characters' },
  files: { zh: '请重新选择附件', en: 'Please choose the attachments again' },
  tooManyFiles: (most: number): Words => ({ zh: `最多 ${most} 个附件`, en: `At most ${most} attachments` }),
  scores: {
    zh: '每个单位三项都要打分，1 到 5 分',
    en: 'Each unit needs three scores, from 1 to 5',
  },
  lowScore: { zh: '2 分及以下请写明理由', en: 'A score of 2 or less needs its reason' },
  reasonTooLong: (most: number): Words => ({
    zh: `理由最多 ${most} 字`,
    en: `The reason: at most ${most} characters`,
  }),
} as const
