import { z } from 'zod'
import { iso } from '../../schema.js'

/** 案件号 with the code of the body before it, as the case file has it. */
export const caseNumber = z.string().max(200)

export const followedPenalty = z
  .object({
    case: z.string(),
    caseNumber: z.string(),
    due: iso.optional().meta({ description: 'Until when the decision is to be made' }),
    decision: z.string().optional(),
    tasks: z.array(
      z.object({ act: z.string(), name: z.string(), form: z.string().nullable(), due: iso.nullable() }),
    ),
  })
  .meta({ id: 'FollowedPenalty', description: 'What is open in a penalty case that a case follows' })

export const platformAct = z
  .object({
    caseNumber,
    act: z.string().max(300).meta({
      description: 'An act of an open task, or evidence-preserved, rights-notified, hearing-requested, …',
    }),
    values: z
      .record(z.string(), z.unknown())
      .meta({ description: 'By key of its form; what no form asks is dropped' }),
    id: z.string().min(8).max(100).meta({ description: 'Of the event: the same id is done once' }),
  })
  .meta({ id: 'PlatformAct' })
