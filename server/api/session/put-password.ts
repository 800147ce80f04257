import { changePassword, IdentityError } from '../../domain/identity/index.js'
import { sayEach, type Language } from '../../domain/language.js'
import { ApiError } from '../errors.js'
import { route } from '../route.js'
import { passwordChange } from './schema.js'

export const putSessionPassword = route({
  method: 'put',
  path: '/session/password',
  summary: "Change one's password; all other sessions of the person end",
  may: 'signed-in',
  beforePasswordChange: true,
  body: passwordChange,
  status: 204,
  async handle({ services, signedIn, requestId, language }, { body }) {
    try {
      await changePassword(services.identity, signedIn(), body.old, body.new, requestId)
    } catch (error) {
      throw fieldError(error, language) ?? error
    }
  },
})

const wrongOld = { zh: '原密码不对', en: 'The old password is wrong' }

/** Says at which field of the form the fault is. */
function fieldError(error: unknown, language: Language): ApiError | undefined {
  if (!(error instanceof IdentityError)) return undefined
  if (error.code === 'CREDENTIALS_WRONG')
    return new ApiError('FORM_INVALID', wrongOld, { fields: sayEach({ old: wrongOld }, language) })
  if (error.code === 'PASSWORD_WEAK')
    return new ApiError('FORM_INVALID', error.words, { fields: sayEach({ new: error.words }, language) })
  return undefined
}
