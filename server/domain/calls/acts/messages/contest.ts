import { joinRuling, rulingUnderWay } from '../../../rulings/join.js'
import { mayContest } from '../../../rulings/may-contest.js'
import { matterWords } from '../../../matters/words.js'
import { caseKey } from '../../case-name.js'
import { matterVariable } from '../start-variables.js'
import type { MessageAct } from './act.js'

/**
 * 提出权属争议 about one case, by the heads of a unit that it concerns, or by the centre; also about one that has ended,
 * for the list and the reds. While a ruling is under way a further contest is added to it.
 */
export const contest: MessageAct = {
  id: 'contest',
  words: {
    name: { zh: '提出权属争议', en: 'Contest whose case it is' },
    done: matterWords.contested,
  },
  message: 'contest ownership',
  starts: 'dispute-ruling',
  correlation: record => caseKey(record),
  may: (reader, record) =>
    record.legs.length > 0 &&
    mayContest(reader) &&
    (reader.kind === 'centre' || record.units.includes(reader.unit)),
  sample: () => ({ 缘由: '权属争议', 争议事由: '', 争议单位: [] }),
  adds: (actor, record) => ({
    事项: matterVariable(record),
    案键: caseKey(record),
    清单项: record.filed.item,
    清单项名: record.filed.itemTitle,
    首接单位: record.lead ?? null,
    提出单位: actor.unit,
  }),
  hides: ['清单项'],
  underWay: async (ctx, record) => (await rulingUnderWay(ctx, { case: record.number })) !== undefined,
  joins: (ctx, actor, record, said, token) => joinRuling(ctx, actor, { case: record.number }, said, token),
}
