import type { Language } from '../language.js'
import { translated } from './translated.js'

/** Every state that a call is shown in, in the order of its way. */
const english = {
  待审签: 'Awaiting approval',
  待修改: 'Awaiting revision',
  待受理: 'Awaiting acceptance',
  待补正: 'Being supplemented',
  待签批: 'Awaiting signature',
  承办中: 'Being handled',
  待核验: 'Awaiting verification',
  代为核验: 'Verified by the centre',
  协调中: 'Being coordinated',
  办结: 'Closed',
  不予受理: 'Not accepted',
  转办: 'Referred elsewhere',
  撤回: 'Withdrawn',
  未呼叫: 'Not called',
}

/** The states as they are kept, in the order of a call's way. */
export const states: readonly string[] = Object.keys(english)

export const stateName = (state: string, language: Language) => translated(state, english, language)
