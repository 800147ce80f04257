import type { Language } from '../language.js'
import { translated } from './translated.js'

/** Every state that a case is shown in, in the order of its way; those of calls first. */
const english = {
  待审签: 'Awaiting approval',
  待修改: 'Awaiting revision',
  待受理: 'Awaiting acceptance',
  待补正: 'Being supplemented',
  待签批: 'Awaiting signature',
  待复核: 'Awaiting review',
  研判中: 'Being studied',
  裁定中: 'Being ruled on',
  已并件: 'Merged',
  承办中: 'Being handled',
  挂账: 'Shelved',
  待核验: 'Awaiting verification',
  代为核验: 'Verified by the centre',
  协调中: 'Being coordinated',
  办结: 'Closed',
  不予受理: 'Not accepted',
  转办: 'Referred elsewhere',
  并件办结: 'Closed with its main case',
  撤回: 'Withdrawn',
  终止: 'Terminated',
  未呼叫: 'Not called',
  待核查: 'Awaiting the power check',
  待召集: 'Awaiting the convening',
  待确认: 'Awaiting confirmations',
  召集协调: 'Convening being coordinated',
  处罚办理中: 'Penalty case under way',
  待复查: 'Awaiting re-check',
  待回复: 'Awaiting the result',
  乡镇自办: 'Handled by the township',
  转呼叫查处: 'Referred to an enforcement body',
  改由他单位: 'Went to another unit',
  不构成: 'No violation',
  取消: 'Cancelled',
}

/** The states as they are kept, in the order of a case's way. */
export const states: readonly string[] = Object.keys(english)

export const stateName = (state: string, language: Language) => translated(state, english, language)
