import { z } from 'zod'
import { urgency } from '../../../schema.js'

export const printView = z
  .object({
    county: z.string(),
    demo: z.boolean(),
    number: z.string(),
    documentNumber: z.string(),
    round: z.number(),
    procedure: z.string(),
    procedureText: z.string(),
    printedText: z.string(),
    watermark: z.string().optional(),
    call: z.object({
      unitName: z.string(),
      atText: z.string(),
      itemText: z.string(),
      content: z.string(),
      dutyText: z.string(),
      urgency,
      approver: z.string(),
      qr: z.string(),
    }),
    dispatch: z.object({
      lead: z.string(),
      cooperating: z.string(),
      atText: z.string(),
      dueText: z.string(),
      reckoning: z.string(),
      instruction: z.string(),
      dispatcher: z.string(),
      signedText: z.string(),
      qr: z.string(),
    }),
    feedback: z.object({
      result: z.string(),
      text: z.string(),
      cooperation: z.array(z.object({ unitName: z.string(), text: z.string() })),
      by: z.string(),
      atText: z.string(),
      verified: z.enum(['', '已解决', '未解决，返工']),
      scores: z.array(z.object({ name: z.string(), score: z.number().optional() })),
      verifiedBy: z.string(),
      verifiedAtText: z.string(),
      qr: z.string(),
    }),
  })
  .meta({ id: 'PrintView', description: '呼叫单, 派发单 and 反馈单' })
