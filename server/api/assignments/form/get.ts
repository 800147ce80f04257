import type { z } from 'zod'
import { blankFormOf } from '../../../domain/matters/blank-form.js'
import { assignForm } from '../../../domain/matters/assign.js'
import { startForm } from '../../matters/schema.js'
import { route } from '../../route.js'

export const getAssignmentForm = route({
  method: 'get',
  path: '/assignments/form',
  summary: 'What is asked of whoever assigns an act',
  may: 'signed-in',
  answer: startForm,
  async handle({ county }) {
    const form = await blankFormOf(await county(), 'assigned-act', assignForm)
    return { form } as z.infer<typeof startForm>
  },
})
