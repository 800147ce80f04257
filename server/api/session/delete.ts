import { closeSession } from '../../domain/identity/index.js'
import { noSessionCookie } from '../cookies.js'
import { route } from '../route.js'

export const deleteSession = route({
  method: 'delete',
  path: '/session',
  summary: 'Sign out',
  may: 'signed-in',
  beforePasswordChange: true,
  status: 204,
  async handle({ services, signedIn, header }) {
    await closeSession(services.identity, signedIn())
    header('Set-Cookie', noSessionCookie())
  },
})
