import { z } from 'zod'
import { dayCell, ranges, urgency } from '../schema.js'

export const itemRow = z
  .object({
    code: z.string(),
    no: z.number(),
    title: z.string(),
    domain: z.string(),
    batch: z.string(),
    lead: z.string(),
    leadName: z.string(),
    cooperatingNames: z.array(z.string()),
    limitText: z.string(),
    complex: z.boolean(),
    provenance: z.string(),
    matches: ranges.optional(),
  })
  .meta({ id: 'ItemRow' })

const counted = z.array(z.object({ name: z.string(), count: z.number() }))

export const itemPage = z
  .object({
    items: z.array(itemRow),
    total: z.number(),
    domains: counted,
    batches: counted,
    edition: z.string(),
  })
  .meta({ id: 'ItemPage' })

const contact = z.object({
  role: z.enum(['主办', '协办']),
  unit: z.string(),
  unitName: z.string(),
  person: z.string().optional(),
  phone: z.string().optional(),
})

export const itemManual = itemRow
  .extend({
    cooperating: z.array(z.string()),
    leadDuty: z.string(),
    cooperatingDuty: z.string(),
    townshipDuties: z.array(z.string()),
    callCondition: z.string(),
    evidence: z.array(z.string()),
    closingStandard: z.string(),
    basis: z.string(),
    accountability: z.string(),
    keywords: z.array(z.string()),
    limits: z.array(z.object({ urgency, rows: z.array(z.object({ name: z.string(), text: z.string() })) })),
    contacts: z.array(contact),
  })
  .meta({ id: 'ItemManual', description: 'An item of the list with its manual (说明书)' })

export const expectedLimits = z
  .object({
    urgency,
    dueText: z.string(),
    sentence: z.string(),
    days: z.array(dayCell),
    natural: z.boolean(),
    approver: z.object({ name: z.string(), roleName: z.string(), note: z.string().optional() }).optional(),
    steps: z.array(
      z.object({ text: z.string(), who: z.string().optional(), limitText: z.string().optional() }),
    ),
    urgencies: z.array(z.object({ urgency, limitText: z.string(), approvalText: z.string() })),
    footText: z.string(),
    similar: z.array(z.object({ number: z.string(), title: z.string(), text: z.string() })),
  })
  .meta({ id: 'ExpectedLimits', description: 'As if the call were filed and dispatched now' })
