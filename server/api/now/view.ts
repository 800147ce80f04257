import type { z } from 'zod'
import { clockText, plainDateText, weekdayText } from '../../domain/views/time/dates.js'
import type { now } from '../schema.js'
import type { CountyClock } from '../services.js'

/** The county's clock as the header of every page shows it. */
export function nowView(clock: CountyClock): z.infer<typeof now> {
  const at = clock.now()
  return {
    at: clock.iso(at),
    text: `${plainDateText(at, at)} ${weekdayText(at)} ${clockText(at)}`,
    offsetMinutes: clock.offsetMinutes,
  }
}
