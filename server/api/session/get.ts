import { route } from '../route.js'
import { meView } from './me.js'
import { me } from './schema.js'

export const getSession = route({
  method: 'get',
  path: '/session',
  summary: 'Who is signed in, in which post, and what that post may open',
  may: 'signed-in',
  beforePasswordChange: true,
  answer: me,
  handle: ({ services, signedIn }) => meView(services, signedIn()),
})
