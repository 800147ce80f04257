import { z } from 'zod'
import { fileable, filingPage } from '../../../../domain/calls/acts/file-case.js'
import { say } from '../../../../domain/language.js'
import { formSchema } from '../../../cases/form-schema.js'
import { ApiError } from '../../../errors.js'
import { route } from '../../../route.js'

const filingPageView = z
  .object({ id: z.string(), name: z.string(), form: formSchema })
  .meta({ id: 'FilingPage' })

export const getFilingForm = route({
  method: 'get',
  path: '/procedures/:process/form',
  summary: 'The form with which a case of a procedure is filed',
  may: 'signed-in',
  params: z.object({ process: z.string().max(60) }),
  answer: filingPageView,
  async handle({ caller, county: asItIs, language }, { params }) {
    const county = await asItIs()
    const procedure = fileable(county, caller).find(({ id }) => id === params.process)
    if (!procedure)
      throw new ApiError('NOT_FOUND', {
        zh: '没有您可以发起的这种流程',
        en: 'There is no such procedure that you may file a case in',
      })
    const form = await filingPage(county, procedure.id)
    return { id: procedure.id, name: say(procedure.name, language), form } as z.input<typeof filingPageView>
  },
})
