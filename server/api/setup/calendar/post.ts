import { z } from 'zod'
import { importHolidays } from '../../../domain/calendars/import.js'
import { achieved } from '../../outcome.js'
import { route } from '../../route.js'

/** A year's table in the form in which such tables are exchanged. */
const holidays = z
  .object({
    entries: z
      .array(z.object({ name: z.string().max(50), date: z.iso.date(), isOffDay: z.boolean() }))
      .min(1)
      .max(200),
    effectiveAt: z.iso
      .datetime({ offset: true })
      .optional()
      .meta({ description: 'From when the county reckons by it; at once without it' }),
  })
  .meta({ id: 'Holidays' })

export const postSetupCalendar = route({
  method: 'post',
  path: '/setup/calendar',
  summary: "Import a year's holidays; limits that they touch are reckoned again when they take effect",
  may: 'county.setup',
  body: holidays,
  answer: z.object({ id: z.string(), effectiveAt: z.string() }).meta({ id: 'HolidaysImported' }),
  status: 201,
  async handle({ county: now, services, caller, requestId }, { body }) {
    const county = await now()
    const { entries, effectiveAt } = body
    const ask = { entries, ...(effectiveAt === undefined ? {} : { effectiveAt: Date.parse(effectiveAt) }) }
    const row = achieved(await importHolidays(county, caller, ask, requestId), county)
    return { id: row._id, effectiveAt: services.clock.iso(row.effectiveAt) }
  },
})
