import { z } from 'zod'
import { postsHeld } from '../../../domain/directory/index.js'
import { chosenText } from '../../../domain/words/chosen.js'
import { route } from '../../route.js'
import { itemFor } from '../item-for.js'
import { limitRows } from '../limits.js'
import { rowOf } from '../row.js'
import { itemManual } from '../schema.js'

export const getItem = route({
  method: 'get',
  path: '/items/:code',
  summary: 'An item with its manual (说明书)',
  may: 'list.view',
  params: z.object({ code: z.string().max(30) }),
  answer: itemManual,
  async handle({ services, county: asItIs }, { params }) {
    const county = await asItIs()
    const { people: directory, now } = county
    const item = await itemFor(county, params.code)
    const table = await services.limits(county.county)
    const { lead, cooperating } = await county.lists.manual(county.county, now, item.code)
    const contact = (role: '主办' | '协办', code: string) => {
      const unit = directory.unit.get(code)
      const [clerk] = postsHeld(directory, code, ['clerk'], now)
      const known = clerk && directory.person.get(clerk.person)
      const phone = known?.phone || unit?.phone
      return {
        role,
        unit: code,
        unitName: unit?.short ?? code,
        ...(known ? { person: known.name } : {}),
        ...(phone ? { phone } : {}),
      }
    }
    return {
      ...rowOf(item, directory.unit, table, county.language),
      cooperating: item.cooperating,
      leadDuty: lead.duties.join('；'),
      cooperatingDuty: item.cooperatingDuty.join('；'),
      townshipDuties: item.townshipDuty,
      callCondition: item.callCondition,
      evidence: item.evidence.map(each => chosenText(each, county.language)),
      closingStandard: item.closingStandard,
      basis: item.basis ?? '',
      accountability: item.accountability,
      keywords: item.keywords,
      limits: limitRows(item, table, county.language),
      contacts: [contact('主办', lead.unit), ...cooperating.map(({ unit }) => contact('协办', unit))],
    }
  },
})
