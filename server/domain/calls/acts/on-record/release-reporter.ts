import { auditFollower } from '../../../audit/index.js'
import { textIn } from '../../feel.js'
import { changeRecord } from '../../change.js'
import type { CallRecord } from '../../record.js'
import type { RecordAct } from './act.js'

/** 告知反映人: who reported is hidden from the units that handle a case unless the centre releases it with a reason. */
export const releaseReporter: RecordAct = {
  id: 'release-reporter',
  words: {
    name: { zh: '向承办单位告知反映人', en: 'Tell the handling units who reported it' },
    danger: true,
    confirm: {
      title: { zh: '要向承办单位告知反映人吗？', en: 'Tell the handling units who reported it?' },
      body: {
        zh: '主办和协办单位将能看到反映人和联系方式，不能收回；记入审计。',
        en: 'Lead and cooperating units will see the person and how to reach them. It cannot be taken back, and it is recorded.',
      },
      verb: { zh: '告知反映人', en: 'Tell them' },
    },
    done: { zh: '承办单位现在可以看到反映人', en: 'The handling units can now see who reported it' },
  },
  form: {
    id: 'release-reporter',
    components: [
      {
        type: 'textarea',
        key: '理由',
        label: '理由',
        validate: { required: true, maxLength: 200 },
        properties: {
          labelEn: 'Reason',
          hint: '请写承办单位为什么必须知道反映人',
          hintEn: 'Write why the handling units must know',
        },
      },
    ],
  },
  may: (reader, record) =>
    record.open &&
    record.filed.fromCitizen &&
    record.reporterReleased === undefined &&
    reader.kind === 'centre' &&
    reader.role === 'leader',
  async perform(ctx, actor, record, filled, token) {
    const reason = textIn(filled.理由) ?? ''
    const recorded = auditFollower(ctx.county, {
      person: actor.person,
      post: actor.post,
      act: 'case.reporter-released',
      subject: record.number,
      at: ctx.now,
      once: token,
      details: { reason },
    })
    const decide = ({ reporterReleased }: CallRecord) =>
      reporterReleased ? undefined : { set: { reporterReleased: { at: ctx.now, by: actor.person, reason } } }
    await changeRecord(ctx.store, ctx.county, record._id, decide, recorded)
  },
}
