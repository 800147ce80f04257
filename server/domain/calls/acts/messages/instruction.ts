import { caseKey } from '../../case-name.js'
import type { MessageAct } from './act.js'

/** 批示: a county leader in charge gives a unit something to do about the case; the case's own clock is not touched. */
export const instruction: MessageAct = {
  id: 'instruction',
  words: {
    name: { zh: '批示', en: 'Give an instruction' },
    done: { zh: '批示已交办', en: 'Instruction assigned' },
  },
  message: 'instruction',
  correlation: caseKey,
  may: (reader, record) => record.open && reader.role === 'county-deputy',
  sample: () => ({ 批示人: null, 内容: '', 责任人: null, 责任单位: null, 期限: null }),
  adds: actor => ({ 批示人: actor.person }),
}
