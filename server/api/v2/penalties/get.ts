import { z } from 'zod'
import { followedPenalty as followedIn } from '../../../domain/calls/acts/platform.js'
import { refused } from '../../../domain/calls/acts/refused-words.js'
import { countyNow } from '../../../domain/county.js'
import { ApiError } from '../../errors.js'
import { route } from '../../route.js'
import { caseNumber, followedPenalty } from './schema.js'

export const getPenalty = route({
  method: 'get',
  root: '/v2',
  path: '/penalties',
  summary: 'What is open in a penalty case, for the platform that keeps its file',
  may: 'worker',
  query: z.object({ caseNumber }),
  answer: followedPenalty,
  async handle({ services, language }, { query }) {
    const { iso } = services.clock
    const county = await countyNow(services.domain, services.county(), language)
    const found = await followedIn(county, query.caseNumber)
    if (!found) throw new ApiError('NOT_FOUND', refused.penaltyUnknown(query.caseNumber))
    const { due, tasks, ...rest } = found
    return {
      ...rest,
      ...(due === undefined ? {} : { due: iso(due) }),
      tasks: tasks.map(task => ({ ...task, due: task.due === null ? null : iso(task.due) })),
    }
  },
})
