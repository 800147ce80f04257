import { z } from 'zod'
import { initialsOf } from './initials.js'
import { route } from '../route.js'
import { unitKind } from '../session/schema.js'
import { kindWord } from '../session/words.js'

export const unit = z
  .object({
    code: z.string(),
    name: z.string(),
    short: z.string(),
    kind: unitKind,
    initials: z.string(),
    phone: z.string().optional(),
  })
  .meta({ id: 'Unit' })

export const getUnits = route({
  method: 'get',
  path: '/units',
  summary: 'The units of the county, in its own order',
  may: 'directory.view',
  answer: z.object({ units: z.array(unit) }),
  async handle({ services, caller }) {
    const { units } = await services.domain.directory.current(caller.county)
    return {
      units: units.map(({ code, name, short, kind, phone }) => ({
        code,
        name,
        short,
        kind: kindWord(kind),
        initials: initialsOf(short, name),
        ...(phone ? { phone } : {}),
      })),
    }
  },
})
