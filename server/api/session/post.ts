import { signIn, signInAs } from '../../domain/identity/index.js'
import { isHttps, sessionCookie } from '../cookies.js'
import { route } from '../route.js'
import { meView } from './me.js'
import { me, signInBody } from './schema.js'

export const postSession = route({
  method: 'post',
  path: '/session',
  summary: 'Sign in with account and password, or, in a demonstration county, as one of its people',
  may: 'anyone',
  unmasked: true,
  body: signInBody,
  answer: me,
  async handle({ services, requestId, raw, header, language }, { body }) {
    const county = services.county()
    const { token, signedIn } =
      'person' in body
        ? await signInAs(services.identity, county, body.person, requestId)
        : await signIn(services.identity, county, body.account, body.password, requestId)
    header('Set-Cookie', sessionCookie(token, isHttps(raw)))
    return meView(services, signedIn, language)
  },
})
