import { z } from 'zod'
import { initialsOf } from './initials.js'
import type { Directory } from '../../domain/directory/index.js'
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
  handle: async ({ services, caller }) => ({
    units: unitsOf(await services.domain.directory.current(caller.county)),
  }),
})

/** A directory never changes, and the pinyin of two hundred names takes a while: each is spelled once. */
const kept = new WeakMap<Directory, z.infer<typeof unit>[]>()

function unitsOf(directory: Directory): z.infer<typeof unit>[] {
  const known = kept.get(directory)
  if (known) return known
  const units = directory.units.map(({ code, name, short, kind, phone }) => ({
    code,
    name,
    short,
    kind: kindWord(kind),
    initials: initialsOf(short, name),
    ...(phone ? { phone } : {}),
  }))
  kept.set(directory, units)
  return units
}
