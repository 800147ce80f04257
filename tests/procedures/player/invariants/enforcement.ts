import { addLimit, instantOf, type CalendarEdition } from '../../../../server/calendar/index.js'
import type { CallRecord } from '../../../../server/domain/calls/record.js'

/** What the body answers, always with its reasons. */
const answers = ['立案', '不予立案', '责令改正', '移送其他机关', '未发现违法']

/** What a joint action and the following of a penalty case must keep to. */
export function* brokenEnforcement(record: CallRecord, edition: CalendarEdition) {
  const passed = record.passed ?? []
  if (record.process === 'joint-enforcement') {
    const convened = passed.filter(each => each.name === '召集').map(each => each.at)
    for (const leg of record.legs)
      if (leg.cause === '首派' && !convened.includes(leg.from))
        yield `the clock of leg ${leg.seq} did not start at the convening`
  }
  for (const { name, facts } of passed) {
    const said = (key: RegExp) => facts.find(fact => key.test(fact.key))?.text
    const result = said(/^(结论|答复)$/)
    if (!answers.includes(result ?? '')) continue
    if (said(/理由$/) === undefined) yield `${name} ${result ?? ''} has no reasons`
    if (result === '移送其他机关' && (!said(/^接收机关$/) || !said(/^接收回执$/)))
      yield `${name}: transferred without a receipt`
  }
  for (const { caseNumber, version, filedOn, due, endedAt, notices } of record.penalties ?? []) {
    if (filedOn === undefined) yield `${caseNumber} was followed without the day of its filing`
    else if (version === 1 && due !== undefined && endedAt === undefined) {
      const decided = addLimit(edition, instantOf(filedOn), 90, '日').at
      if (due !== decided)
        yield `the decision on ${caseNumber} is due another day than ninety days after its filing`
    }
    if (notices.some(day => !/^\d{4}-\d\d-\d\d$/.test(day))) yield `a notice of rights has no day`
  }
}
