import { z } from 'zod'

export const orderPrint = z
  .object({
    county: z.string(),
    demo: z.boolean(),
    documentNumber: z.string(),
    unitName: z.string(),
    copies: z.string(),
    number: z.string(),
    callNumber: z.string(),
    title: z.string(),
    place: z.string(),
    callerName: z.string(),
    dispatchedText: z.string(),
    dueText: z.string(),
    requirement: z.string(),
    office: z.string(),
    signer: z.string(),
    signedText: z.string(),
    voidText: z.string().optional(),
    printedText: z.string(),
    watermark: z.string().optional(),
  })
  .meta({ id: 'OrderPrint', description: '督办单 of the ladder' })
