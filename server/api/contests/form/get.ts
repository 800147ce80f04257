import type { z } from 'zod'
import { blankFormOf } from '../../../domain/matters/blank-form.js'
import { contestForm } from '../../../domain/rulings/contest.js'
import { startForm } from '../../matters/schema.js'
import { route } from '../../route.js'

export const getContestForm = route({
  method: 'get',
  path: '/contests/form',
  summary: 'What is asked of whoever contests an item',
  may: 'signed-in',
  answer: startForm,
  async handle({ county }) {
    const form = await blankFormOf(await county(), 'dispute-ruling', contestForm)
    return { form } as z.infer<typeof startForm>
  },
})
