import { instantOf } from '../../calendar/index.js'
import type { CallRecord } from '../calls/record.js'
import type { County } from '../county.js'
import { chosenText } from '../words/chosen.js'
import { momentText, plainDateText } from './time/dates.js'

/** 挂账: a time without a clock, for lack of funds, law or season. */
export interface CaseShelving {
  sinceText: string
  /** When it was taken up again or ended; absent while it lasts. */
  untilText?: string
  reason: string
  /** 复核日, while it lasts. */
  reviewText?: string
}

/** Every time that a case was shelved, the latest first. */
export function shelvingsOf(
  { now, language }: Pick<County, 'now' | 'language'>,
  { shelvings = [] }: Pick<CallRecord, 'shelvings'>,
): CaseShelving[] {
  return shelvings
    .map(({ from, to, reason, reviewOn }) => ({
      sinceText: momentText(from, now, language),
      ...(to === undefined ? {} : { untilText: momentText(to, now, language) }),
      reason: chosenText(reason, language),
      ...(to === undefined && reviewOn !== undefined
        ? { reviewText: plainDateText(instantOf(reviewOn), now, language) }
        : {}),
    }))
    .reverse()
}
