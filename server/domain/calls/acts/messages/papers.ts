import { documentKey } from '../../../supervision/documents/record.js'
import type { Words } from '../../../language.js'
import type { CallRecord } from '../../record.js'
import { shownTitle } from '../start-variables.js'
import { centre, legKey, type MessageAct } from './act.js'

type Kind = '督办单' | '联合督办'

/** By hand one paper of a kind about a leg: the centre's leader drafts it, and it is signed or not as every other. */
function paper(id: string, kind: Kind, name: Words, done: Words): MessageAct {
  const key = (record: CallRecord) => `${documentKey(kind, record.lead ?? '', legKey(record))}/人工`
  return {
    id,
    words: { name, done },
    message: 'draft document',
    starts: 'supervision-document',
    correlation: key,
    may: (reader, record) =>
      centre(reader, record, ['leader']) && record.lead !== undefined && legKey(record) !== '',
    sample: () => ({ 缘由: '' }),
    adds: (_actor, record) => ({
      文书号: key(record),
      文书种类: kind,
      单位: record.lead ?? null,
      依据: [record.number],
      标题: shownTitle(record),
      承办号: legKey(record),
    }),
  }
}

/** 人工督办单: also after the last step of the ladder. */
export const draftOrder = paper(
  'draft-order',
  '督办单',
  { zh: '起草督办单', en: 'Draft a supervision order' },
  { zh: '已起草，请审签', en: 'Drafted; please sign it' },
)

/** 联合督办: a case reopened a second time, or a ruling that is not obeyed. */
export const proposeJoint = paper(
  'joint',
  '联合督办',
  { zh: '提请联合督办', en: 'Propose joint supervision' },
  { zh: '已起草联合督办，请提请', en: 'Joint supervision drafted; please propose it' },
)
