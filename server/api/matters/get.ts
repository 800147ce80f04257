import { matterLists as listsOf } from '../../domain/views/matters/lists.js'
import { route } from '../route.js'
import { matterLists } from './schema.js'

export const getMatters = route({
  method: 'get',
  path: '/matters',
  summary:
    'Rulings, papers of supervision and assigned acts: to do, owed, given, and all that the reader sees',
  may: 'signed-in',
  answer: matterLists,
  handle: async ({ caller, county }) => listsOf(await county(), caller),
})
