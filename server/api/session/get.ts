import { sessionToken } from '../cookies.js'
import { route } from '../route.js'
import { meView } from './me.js'
import { me } from './schema.js'

/** Open to anyone, so that a first visit, which has no session yet, is no error. */
export const getSession = route({
  method: 'get',
  path: '/session',
  summary: 'Who is signed in, in which post, and what that post may open; null for nobody',
  may: 'anyone',
  unmasked: true,
  answer: me.nullable(),
  async handle({ services, raw, language }) {
    const token = sessionToken(raw.headers.cookie)
    const signedIn = token === undefined ? undefined : await services.session(token)
    return signedIn ? meView(services, signedIn, language) : null
  },
})
