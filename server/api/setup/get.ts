import { listProcedures } from '../../domain/design/index.js'
import { say } from '../../domain/language.js'
import { overviewOf } from '../../domain/setup/index.js'
import { route } from '../route.js'
import { setupOverview } from './schema.js'

export const getSetup = route({
  method: 'get',
  path: '/setup',
  summary: 'What the county has been set up with, and what still stands in the way of a call',
  may: 'county.setup',
  answer: setupOverview,
  async handle({ county: now, language, services, caller }) {
    const county = await now()
    const { counts, gaps } = await overviewOf(county)
    const procedures = await listProcedures(services.domain, caller.county)
    const { _id: code, name, prefix, shortCode } = county.people.county
    return {
      county: { code, name, prefix, shortCode },
      counts,
      gaps: gaps.map(({ table, text, needed }) => ({ table, text: say(text, language), needed })),
      procedures: procedures.map(row => ({ name: row.name, version: row.inForce.version })),
      ready: procedures.length > 0 && !gaps.some(({ needed }) => needed),
    }
  },
})
