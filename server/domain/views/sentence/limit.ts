import { instantOf, type ReckonedDay } from '../../../calendar/index.js'
import type { LimitVersion } from '../../calls/record.js'
import type { Language } from '../../language.js'
import { clockText, plainDateText } from '../time/dates.js'
import { limitSentences, type DaySpan } from './limit-words.js'

/**
 * The sentence that explains a limit: where it starts, what counts, which days do not and why; `**` around what is set
 * in bold.
 */
export function limitSentence(
  version: Pick<LimitVersion, 'basis' | 'days' | 'due'>,
  now: number,
  about: { natural: boolean; cause: string },
  language: Language,
): string {
  const { basis, days, due } = version
  const write = limitSentences[language]
  const moment = (at: number) => ({ date: plainDateText(at, now, language), clock: clockText(at) })
  const first = basis[0]
  const facts = {
    ...(first ? { start: moment(first.from) } : {}),
    cause: about.cause,
    amounts: basis,
    end: moment(due),
  }
  if (about.natural) return write.natural(facts)
  return write.office({
    ...facts,
    firstDayLeftOut: days.some(day => day.why === 'start'),
    off: spans(days.filter(day => !day.counted && day.why !== 'start')),
    makeup: days.filter(day => day.why === 'make-up').map(day => day.date),
  })
}

/** Days off in a row are one span; those without a holiday's name are a weekend. */
function spans(days: readonly ReckonedDay[]): DaySpan[] {
  const found: DaySpan[] = []
  for (const day of days) {
    const name = day.name ?? '周末'
    const last = found.at(-1)
    if (last && last.name === name && isNextDay(last.to, day.date)) last.to = day.date
    else found.push({ from: day.date, to: day.date, name })
  }
  return found
}

const isNextDay = (a: string, b: string) => instantOf(b) - instantOf(a) === 86_400_000
