import { printView as viewOf } from '../../../../domain/views/print/print-view.js'
import { route } from '../../../route.js'
import { caseFor } from '../../case-for.js'
import { caseNumber } from '../../schema.js'
import { printView } from './schema.js'

export const getPrint = route({
  method: 'get',
  path: '/cases/:number/print',
  summary: '呼叫单, 派发单 and 反馈单 of a case, to be printed',
  may: 'signed-in',
  params: caseNumber,
  answer: printView,
  async handle({ caller, county: now }, { params }) {
    const county = await now()
    const view = await viewOf(county, caller, await caseFor(county, caller, params.number))
    const [call, dispatch, feedback] = await Promise.all(
      [view.call, view.dispatch, view.feedback].map(({ qr }) => picture(qr)),
    )
    return {
      ...view,
      call: { ...view.call, qr: call ?? '' },
      dispatch: { ...view.dispatch, qr: dispatch ?? '' },
      feedback: { ...view.feedback, qr: feedback ?? '' },
    }
  },
})

/** A QR code as the address of a picture. */
async function picture(text: string): Promise<string> {
  // Loaded with the first print.
  const { default: qrcode } = await import('qrcode')
  const svg = await qrcode.toString(text, { type: 'svg', margin: 0 })
  return `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
}
