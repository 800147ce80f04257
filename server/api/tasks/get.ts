import { z } from 'zod'
import { taskPage as pageOf } from '../../domain/views/tasks/task-page.js'
import { route } from '../route.js'
import { taskPage } from './schema.js'

export const getTasks = route({
  method: 'get',
  path: '/tasks',
  summary: "The reader's tasks, those of the unit, or what others do on its cases, by light",
  may: 'signed-in',
  query: z.object({
    scope: z.enum(['mine', 'unit', 'waiting']).default('mine'),
    limit: z.coerce.number().int().min(1).max(500).default(50),
    cursor: z.string().max(500).optional(),
  }),
  answer: taskPage,
  handle: async ({ caller, county }, { query }) => pageOf(await county(), caller, query),
})
