import { z } from 'zod'
import { fileable } from '../../domain/calls/acts/file-case.js'
import { say } from '../../domain/language.js'
import { route } from '../route.js'

const procedures = z
  .object({ procedures: z.array(z.object({ id: z.string(), name: z.string() })) })
  .meta({ id: 'Procedures' })

export const getProcedures = route({
  method: 'get',
  path: '/procedures',
  summary: 'The procedures in which the reader may file a case',
  may: 'signed-in',
  answer: procedures,
  async handle({ caller, county: asItIs, language }) {
    const county = await asItIs()
    return { procedures: fileable(county, caller).map(({ id, name }) => ({ id, name: say(name, language) })) }
  },
})
