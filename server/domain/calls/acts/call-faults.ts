import type { Words } from '../../language.js'

/** What stands below a field of a call's forms that says something senseless for this case. */
export const callFault = {
  notAhead: { zh: '请选以后的日期', en: 'Choose a later date' },
  notWorking: { zh: '请选一个工作日', en: 'Choose a working day' },
  tooFar: { zh: '不能超过 6 个月', en: 'At most 6 months ahead' },
  leaderLowers: {
    zh: '特急由中心负责人调低',
    en: 'A critical case is lowered by the leader of the centre',
  },
  notTaken: {
    zh: '特急件改派前，新主办须已电话接办',
    en: 'A critical case goes to a unit that has taken it over by telephone',
  },
  noSuchRuling: {
    zh: '没有这个文号的裁定，或者它不是关于本件、本事项的',
    en: 'There is no ruling of this number about this case or its item',
  },
  wrongByRuling: {
    zh: '派发有误由裁定认定，请写裁定文号',
    en: 'Only a ruling finds a dispatch wrong: please give its number',
  },
  ruledLead: (unit: string): Words => ({
    zh: `裁定确定的主办是${unit}`,
    en: `The ruling names ${unit} as the lead unit`,
  }),
  ruledWrong: { zh: '裁定认定派发有误，请勾选', en: 'The ruling found the dispatch wrong: please tick this' },
  notRuledWrong: {
    zh: '裁定没有认定派发有误，请不要勾选',
    en: 'The ruling did not find the dispatch wrong: please leave this unticked',
  },
  tookPart: {
    zh: '签批不予受理的人不能复核',
    en: 'Whoever signed the refusal cannot review it',
  },
  sensitive: { zh: '敏感件不并件', en: 'A sensitive case is not merged' },
  mainItself: { zh: '不能并入本件', en: 'A case cannot be merged into itself' },
  noSuchMain: { zh: '没有可并入的主件', en: 'There is no such main case' },
  mainEnded: { zh: '主件已结束，不能并入', en: 'The main case has ended' },
  mainMerged: { zh: '主件本身已并件，请并入它的主件', en: 'That case is itself merged into another' },
} as const
