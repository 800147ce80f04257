import { auditFollower } from '../../../audit/index.js'
import { textIn } from '../../feel.js'
import { changeRecord } from '../../change.js'
import type { CallRecord } from '../../record.js'
import type { RecordAct } from './act.js'

/** 指定阅办人员: a sensitive case is for its named readers, and whoever files or coordinates it may name more. */
export const nameReader: RecordAct = {
  id: 'name-reader',
  words: {
    name: { zh: '指定阅办人员', en: 'Name a reader' },
    done: { zh: '已指定，对方可以查看这件敏感件', en: 'Named; they may read this sensitive case' },
  },
  form: {
    id: 'name-reader',
    components: [
      {
        type: 'person',
        key: '阅办人',
        label: '阅办人员',
        validate: { required: true },
        properties: { labelEn: 'Reader', hint: '请选由谁阅办', hintEn: 'Choose who is to read it' },
      },
      {
        type: 'textarea',
        key: '理由',
        label: '理由',
        validate: { required: true, maxLength: 200 },
        properties: { labelEn: 'Reason', hint: '请写为什么需要知情', hintEn: 'Write why they need to know' },
      },
    ],
  },
  may: (reader, record) =>
    record.sensitive &&
    ((reader.kind === 'centre' && reader.role === 'leader') ||
      (reader.unit === record.caller && reader.role === 'deputy')),
  async perform(ctx, actor, record, filled, token) {
    const named = textIn(filled.阅办人) ?? ''
    const recorded = auditFollower(ctx.county, {
      person: actor.person,
      post: actor.post,
      act: 'case.reader-named',
      subject: record.number,
      at: ctx.now,
      once: token,
      details: { named, reason: textIn(filled.理由) },
    })
    const decide = ({ readers = [] }: CallRecord) =>
      readers.includes(named) ? undefined : { set: { readers: [...readers, named] } }
    await changeRecord(ctx.store, ctx.county, record._id, decide, recorded)
  },
}
