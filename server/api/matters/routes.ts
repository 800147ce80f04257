import { z } from 'zod'
import type { County } from '../../domain/county.js'
import { assignAct, assignForm } from '../../domain/matters/assign.js'
import { matterOf, maySeeMatter } from '../../domain/matters/matter.js'
import { performMatterAct } from '../../domain/matters/perform.js'
import { matterWords } from '../../domain/matters/words.js'
import { contestForm, contestItem } from '../../domain/rulings/contest.js'
import { matterLists as listsOf } from '../../domain/views/matters/lists.js'
import { matterView as viewOf } from '../../domain/views/matters/view.js'
import { blankFormOf } from '../../domain/matters/blank-form.js'
import { actRequest, done } from '../cases/number/acts/schema.js'
import { formSchema } from '../cases/form-schema.js'
import { ApiError } from '../errors.js'
import { achieved } from '../outcome.js'
import { route, type Caller, type Route } from '../route.js'
import { begun, matterInstance, matterLists, matterView } from './schema.js'

const getMatters = route({
  method: 'get',
  path: '/matters',
  summary:
    'Rulings, papers of supervision and assigned acts: to do, owed, given, and all that the reader sees',
  may: 'signed-in',
  answer: matterLists,
  handle: async ({ caller, county }) => listsOf(await county(), caller),
})

const getMatter = route({
  method: 'get',
  path: '/matters/:instance',
  summary: 'One ruling, paper or assigned act, with what the reader may do',
  may: 'signed-in',
  params: matterInstance,
  answer: matterView,
  async handle({ caller, county: now }, { params: { instance } }) {
    const county = await now()
    // Forms come from the procedures, where the types of their components are plain texts.
    return (await viewOf(county, caller, await matterFor(county, caller, instance))) as z.infer<
      typeof matterView
    >
  },
})

const postMatterAct = route({
  method: 'post',
  path: '/matters/:instance/acts/:id',
  summary: 'Do one of the acts of a ruling, a paper or an assigned act',
  may: 'signed-in',
  params: matterInstance.extend({ id: z.string().max(300) }),
  body: actRequest,
  answer: done,
  async handle({ caller, county: now, token }, { params: { instance, id }, body }) {
    const county = await now()
    return achieved(await performMatterAct(county, caller, instance, id, body.variables, token), county)
  },
})

const startForm = (path: string, summary: string, process: string, form: string) =>
  route({
    method: 'get',
    path,
    summary,
    may: 'signed-in',
    answer: z.object({ form: formSchema }),
    handle: async ({ county }) =>
      ({ form: await blankFormOf(await county(), process, form) }) as { form: z.infer<typeof formSchema> },
  })

const postContest = route({
  method: 'post',
  path: '/contests',
  summary: 'Contest whose an item of the list is, outside a case',
  may: 'signed-in',
  body: actRequest,
  answer: begun,
  status: 201,
  async handle({ caller, county: now, token }, { body }) {
    const county = await now()
    return achieved(await contestItem(county, caller, body.variables, token), county)
  },
})

const postAssignment = route({
  method: 'post',
  path: '/assignments',
  summary: 'Assign an act outside a case',
  may: 'signed-in',
  body: actRequest,
  answer: begun,
  status: 201,
  async handle({ caller, county: now, token }, { body }) {
    const county = await now()
    return achieved(await assignAct(county, caller, body.variables, token), county)
  },
})

async function matterFor(county: County, caller: Caller, instance: string) {
  const matter = await matterOf(county, instance)
  if (!matter || !(await maySeeMatter(county, caller, matter)))
    throw new ApiError('NOT_FOUND', matterWords.unknown)
  return matter
}

export const matterRoutes: readonly Route[] = [
  getMatters,
  getMatter,
  postMatterAct,
  startForm('/contests/form', 'What is asked of whoever contests an item', 'dispute-ruling', contestForm),
  postContest,
  startForm('/assignments/form', 'What is asked of whoever assigns an act', 'assigned-act', assignForm),
  postAssignment,
]
