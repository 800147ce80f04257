import type { z } from 'zod'
import { matterView as viewOf } from '../../../domain/views/matters/view.js'
import { route } from '../../route.js'
import { matterFor } from '../matter-for.js'
import { matterInstance, matterView } from '../schema.js'

export const getMatter = route({
  method: 'get',
  path: '/matters/:instance',
  summary: 'One ruling, paper or assigned act, with what the reader may do',
  may: 'signed-in',
  params: matterInstance,
  answer: matterView,
  async handle({ caller, county: now }, { params: { instance } }) {
    const county = await now()
    const view = await viewOf(county, caller, await matterFor(county, caller, instance))
    // Forms come from the procedures, where the types of their components are plain texts.
    return view as z.infer<typeof matterView>
  },
})
