import { z } from 'zod'
import { holidayTables } from '../../../domain/calendars/record.js'
import { route } from '../../route.js'

const table = z
  .object({
    id: z.string(),
    days: z.number(),
    effectiveAt: z.string(),
    importedAt: z.string(),
    importedBy: z.string(),
  })
  .meta({ id: 'HolidayTable' })

export const getSetupCalendar = route({
  method: 'get',
  path: '/setup/calendar',
  summary: 'The years whose holidays are known, and the tables that were imported',
  may: 'county.setup',
  answer: z.object({ years: z.array(z.number()), tables: z.array(table) }).meta({ id: 'CountyCalendar' }),
  async handle({ county: now, services }) {
    const { store, county, edition, people } = await now()
    const { items } = await store.find(holidayTables, county, { sort: ['-effectiveAt'], limit: 100 })
    return {
      years: Object.keys(edition.years).map(Number),
      tables: items.map(row => ({
        id: row._id,
        days: row.entries.length,
        effectiveAt: services.clock.iso(row.effectiveAt),
        importedAt: services.clock.iso(row.importedAt),
        importedBy: people.person.get(row.importedBy)?.name ?? row.importedBy,
      })),
    }
  },
})
