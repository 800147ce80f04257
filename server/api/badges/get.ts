import { z } from 'zod'
import { nowView } from '../now/view.js'
import { route } from '../route.js'
import { now } from '../schema.js'
import { countsOf } from './counts.js'

export const badges = z
  .object({
    todo: z.number(),
    queue: z.number(),
    supervision: z.number(),
    incidents: z.number(),
    unread: z.number(),
    now,
  })
  .meta({ id: 'Badges', description: 'Numbers of the side bar and the bell' })

export const getBadges = route({
  method: 'get',
  path: '/badges',
  summary: 'The numbers of the side bar and the bell, with the clock',
  may: 'signed-in',
  answer: badges,
  async handle({ services, caller, county, language }) {
    return { ...(await countsOf(await county(), caller)), now: nowView(services.clock, language) }
  },
})
