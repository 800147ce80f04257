import { instantOf, toIso, type Instant } from '../../server/calendar/index.js'

/** '2026-09-29 10:20' in the county's clock. */
export const at = (text: string): Instant => instantOf(text)

/** The mirror of `at`; seconds only where there are some. */
export const said = (t: Instant): string =>
  toIso(t).replace('T', ' ').replace('+08:00', '').replace(/:00$/, '')
