import { route } from '../route.js'
import { now } from '../schema.js'
import { nowView } from './view.js'

export const getNow = route({
  method: 'get',
  path: '/now',
  summary: "The county's clock; no page uses the browser's",
  may: 'anyone',
  answer: now,
  handle: async ({ services, language }) => nowView(services.clock, language),
})
