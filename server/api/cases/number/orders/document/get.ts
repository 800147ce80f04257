import { z } from 'zod'
import { orderPrint as viewOf } from '../../../../../domain/views/print/order-print.js'
import { ApiError } from '../../../../errors.js'
import { route } from '../../../../route.js'
import { caseFor } from '../../../case-for.js'
import { caseNumber } from '../../../schema.js'
import { orderPrint } from './schema.js'

export const getOrder = route({
  method: 'get',
  path: '/cases/:number/orders/:document',
  summary: '督办单 of the ladder of a case, by its 文号, to be printed',
  may: 'signed-in',
  params: z.object({ ...caseNumber.shape, document: z.string().max(60) }),
  answer: orderPrint,
  async handle({ caller, county: now }, { params }) {
    const county = await now()
    const record = await caseFor(county, caller, params.number)
    const order = await viewOf(county, caller, record, params.document)
    if (!order) throw new ApiError('NOT_FOUND', noSuchOrder)
    return order
  },
})

const noSuchOrder = { zh: '这件没有这份督办单', en: 'This case has no such order' }
