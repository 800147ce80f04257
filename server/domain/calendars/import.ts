import { CalendarError, importYearTable, toIso, type YearEntry } from '../../calendar/index.js'
import { randomId } from '../../runtime/index.js'
import type { Actor, County } from '../county.js'
import { done, refuse, type Outcome } from '../outcome.js'
import { holidayTables, type HolidayTable } from './record.js'

/**
 * Imports the table of a year's holidays. From `effectiveAt` on the county reckons by it: open cases whose limit it
 * touches, or which was provisional, are told within a minute, and every timer is set again from its anchor.
 */
export async function importHolidays(
  ctx: County,
  actor: Actor,
  { entries, effectiveAt = ctx.now }: { entries: readonly YearEntry[]; effectiveAt?: number },
  requestId?: string,
): Promise<Outcome<HolidayTable, 'FORM_INVALID'>> {
  try {
    importYearTable(ctx.edition, entries)
  } catch (error) {
    if (error instanceof CalendarError)
      return refuse('FORM_INVALID', { zh: error.message, en: error.english })
    throw error
  }
  const row = await ctx.store.insert(holidayTables, {
    _id: randomId(ctx.random),
    county: ctx.county,
    entries: [...entries],
    effectiveAt: Math.max(effectiveAt, ctx.now),
    importedAt: ctx.now,
    importedBy: actor.person,
    taken: false,
  })
  await ctx.audit.append(ctx.county, {
    person: actor.person,
    post: actor.post,
    act: 'calendar.imported',
    subject: row._id,
    requestId,
    details: { days: entries.length, effectiveAt: toIso(row.effectiveAt) },
  })
  await ctx.calendars?.refresh()
  return done(row)
}
