import type { z } from 'zod'
import type { Language } from '../../domain/language.js'
import { fullMomentText } from '../../domain/views/time/dates.js'
import type { now } from '../schema.js'
import type { CountyClock } from '../services.js'

/** The county's clock as the header of every page shows it. */
export function nowView(clock: CountyClock, language: Language): z.infer<typeof now> {
  const at = clock.now()
  return {
    at: clock.iso(at),
    text: fullMomentText(at, at, language),
    offsetMinutes: clock.offsetMinutes,
  }
}
