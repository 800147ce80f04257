import { z } from 'zod'
import { light, limitView, urgency } from '../schema.js'

const instant = z.iso.datetime({ offset: true })

export const place = z.object({
  text: z.string(),
  township: z.string().optional(),
  lng: z.number().optional(),
  lat: z.number().optional(),
})

/** 呼叫单 as the filing page sends it; what is missing or too long is said by the domain, field by field. */
export const filing = z
  .object({
    item: z.string().nullable(),
    offListReason: z.string().optional(),
    title: z.string(),
    content: z.string(),
    place,
    happenedAt: instant.optional(),
    dutiesDone: z.array(z.string()),
    dutiesUndoneReason: z.string().optional(),
    dutyText: z.string(),
    files: z.array(z.string()),
    urgency,
    oralApprover: z.string().optional(),
    oralApprovedAt: instant.optional(),
    urgencyReason: z.string().optional(),
    lifeAtRisk: z.boolean(),
    reportedTo: z.string().optional(),
    fromCitizen: z.boolean(),
    citizenContact: z.string().optional(),
    sensitive: z.boolean(),
    sensitiveReason: z.string().optional(),
    related: z.string().optional(),
    telephone: z
      .object({ unit: z.string(), at: instant, by: z.string().max(200) })
      .optional()
      .meta({ description: 'Entered by the centre for the township that rang' }),
    draft: z.string().optional(),
  })
  .meta({ id: 'Filing' })

export const filed = z
  .object({ number: z.string(), documentNumber: z.string(), next: z.string() })
  .meta({ id: 'Filed' })

export const caseRow = z
  .object({
    number: z.string(),
    shortNumber: z.string(),
    documentNumber: z.string().optional(),
    title: z.string(),
    urgency,
    itemTitle: z.string(),
    domain: z.string(),
    light,
    state: z.string(),
    stateName: z.string(),
    sentence: z.string(),
    callerName: z.string(),
    turnName: z.string(),
    limit: limitView.nullable(),
    filedText: z.string(),
    round: z.number(),
    procedureName: z.string().optional().meta({ description: 'In which it is, when it is no call' }),
  })
  .meta({ id: 'CaseRow' })

export const casePage = z
  .object({
    cases: z.array(caseRow),
    total: z.number(),
    next: z.string().optional(),
    counts: z.partialRecord(light, z.number()),
    sensitive: z.number().meta({ description: 'Sensitive cases that name the reader; in no other list' }),
    states: z.array(z.string()),
    stateNames: z.record(z.string(), z.string()),
    units: z.array(z.object({ code: z.string(), name: z.string() })),
    procedures: z.array(z.object({ id: z.string(), name: z.string() })),
  })
  .meta({ id: 'CasePage' })
