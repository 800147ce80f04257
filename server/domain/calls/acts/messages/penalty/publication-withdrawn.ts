import { isPlatform } from '../../platform-actor.js'
import { caseKey } from '../../../case-name.js'
import type { MessageAct } from '../act.js'

const kind = '撤下公开'

/**
 * A published decision that was changed or annulled is taken down within three working days, and the reason is said in
 * public (行政处罚法 48): the body owes it as an assigned act, also when its case here has ended.
 */
export const publicationWithdrawn: MessageAct = {
  id: 'publication-withdrawn',
  words: {
    name: { zh: '登记决定被变更或撤销', en: 'Record that the decision was changed or annulled' },
    done: {
      zh: '已交办：3 个工作日内撤下公开的决定并说明理由',
      en: 'Assigned: the published decision is taken down within three working days, with the reason',
    },
  },
  message: 'assign act',
  processes: ['joint-enforcement', 'enforcement-referral'],
  starts: 'assigned-act',
  correlation: (record, sent) =>
    sent ? `${caseKey(record)}/${kind}/${sent.actor.person}/${sent.token}` : '',
  may: (reader, { penalties = [], lead }) =>
    penalties.some(each => each.decision === '处罚') &&
    reader.unit === lead &&
    (['clerk', 'head'].includes(reader.role) || isPlatform(reader)),
  sample: () => ({ 内容: '' }),
  adds: (actor, record, sent) => ({
    交办号: sent ? `${caseKey(record)}/${kind}/${sent.actor.person}/${sent.token}` : '',
    种类: kind,
    单位: record.lead ?? null,
    责任人: null,
    交办期限: null,
    需认可: false,
    交办人: { person: actor.person },
    关联事项: record.number,
  }),
  hides: ['单位', '责任人', '交办期限', '需认可'],
}
