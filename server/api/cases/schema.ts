import { z } from 'zod'
import { dayCell, fileView, iso, light, limitView, urgency } from '../schema.js'
import { turnout } from './turnout-schema.js'

/** The address of everything about one case. */
export const caseNumber = z.object({
  number: z.string().max(80).meta({
    description:
      'A call by its number, a case of another procedure as NUMBER@PROCEDURE; a number alone that is no call means the case of it that was filed last',
  }),
})

const sentencePart = z.object({ text: z.string(), strong: z.boolean().optional(), light: light.optional() })

export const limitReckoning = z
  .object({
    limit: limitView,
    sentence: z.string(),
    days: z.array(dayCell),
    history: z.array(z.object({ atText: z.string(), text: z.string() })),
  })
  .meta({ id: 'LimitReckoning', description: 'How a limit came about' })

const caseUnit = z.object({
  role: z.enum(['主办', '协办', '呼叫', '中心']),
  unit: z.string(),
  unitName: z.string(),
  people: z.array(
    z.object({ name: z.string(), roleName: z.string().optional(), phone: z.string().optional() }),
  ),
  light: light.nullable(),
  note: z.string().optional(),
})

const detail = z.object({ label: z.string(), value: z.string() })

const mergedCase = {
  number: z.string(),
  shortNumber: z.string(),
  title: z.string(),
  callerName: z.string(),
  stateName: z.string(),
}

const caseTime = z.object({
  minutes: z.number(),
  text: z.string(),
  running: z.boolean().meta({ description: 'It still runs' }),
})

const caseTimes = z
  .object({
    total: caseTime.optional().meta({ description: '总时长: from the call to its end' }),
    ownerless: caseTime.optional().meta({
      description:
        '无主时间: from the call to its first dispatch, without the time in which it was completed',
    }),
    disputed: caseTime.optional().meta({
      description:
        '争议时间: from the request of each return to its decision; absent when none was asked for',
    }),
  })
  .meta({
    id: 'CaseTimes',
    description: 'In office time for 一般, in natural time for 紧急 and 特急; over all rounds',
  })

const merging = z
  .object({
    main: z
      .object({
        case: z.object(mergedCase).optional(),
        sinceText: z.string(),
        untilText: z.string().optional(),
        result: z.string().optional(),
      })
      .optional(),
    merged: z.array(z.object({ ...mergedCase, sinceText: z.string() })),
    hidden: z.number(),
  })
  .meta({
    id: 'CaseMerging',
    description: 'The main case that it waits for, and those that wait for it; named to who may see them',
  })

const shelving = z
  .object({
    sinceText: z.string(),
    untilText: z.string().optional(),
    reason: z.string(),
    reviewText: z.string().optional(),
  })
  .meta({ id: 'CaseShelving', description: 'A time without a clock, and when it is looked at again' })

const assignment = z
  .object({
    kind: z.string(),
    kindName: z.string(),
    byName: z.string().optional(),
    toName: z.string(),
    text: z.string(),
    atText: z.string(),
    dueText: z.string().optional(),
    overdue: z.boolean(),
    stateName: z.string(),
    answer: z.object({ text: z.string(), opinion: z.string().optional(), atText: z.string() }).optional(),
    again: z.string().optional(),
  })
  .meta({ id: 'CaseAssignment', description: 'An act that was assigned about a case, and its answer' })

const order = z
  .object({
    number: z.string(),
    unitName: z.string(),
    requirement: z.string(),
    signedText: z.string(),
    stateName: z.string(),
  })
  .meta({ id: 'CaseOrder', description: 'An order of supervision that went out about a case' })

export const caseView = z
  .object({
    number: z.string(),
    shortNumber: z.string(),
    documentNumber: z.string().optional(),
    round: z.number(),
    title: z.string(),
    urgency,
    item: z.object({ code: z.string(), no: z.number(), title: z.string(), domain: z.string() }).nullable(),
    content: z.string(),
    emergency: z
      .object({
        lifeAtRisk: z.boolean(),
        reportedTo: z.string().optional(),
        reason: z.string().optional(),
        approver: z.string().optional(),
        approvedText: z.string().optional(),
      })
      .optional(),
    place: z.string(),
    reporter: z.object({ hidden: z.boolean(), contact: z.string().optional() }).optional().meta({
      description: 'Who reported it; hidden from the units that handle it unless the centre released it',
    }),
    dutyText: z.string(),
    dutiesDone: z.array(z.string()),
    state: z.string(),
    stateName: z.string(),
    open: z.boolean(),
    light,
    limit: limitView.nullable(),
    sentence: z.array(sentencePart),
    next: z.string().optional(),
    reckoning: limitReckoning.nullable(),
    people: z.array(caseUnit),
    attachments: z.array(fileView),
    sensitive: z.boolean(),
    procedure: z.object({ id: z.string(), name: z.string(), version: z.number() }),
    matter: z.string().meta({ description: 'The number that its cases in all procedures share' }),
    related: z.array(
      z.object({ number: z.string(), procedureName: z.string(), stateName: z.string(), light }),
    ),
    answers: z.array(detail),
    milestones: z.array(
      z.object({
        name: z.string(),
        atText: z.string(),
        who: z.string().optional(),
        details: z.array(detail),
      }),
    ),
    clocks: z.array(z.object({ name: z.string(), who: z.string(), limit: limitView })),
    turnout: turnout.optional(),
    merging: merging.optional(),
    shelvings: z.array(shelving),
    assigned: z.array(assignment),
    orders: z.array(order),
    filedText: z.string(),
    times: caseTimes,
    rating: z
      .object({
        scores: z.array(z.object({ name: z.string(), score: z.number() })),
        comment: z.string().optional(),
      })
      .optional(),
    commentsVisibleTo: z.string(),
  })
  .meta({ id: 'CaseView' })

export const timelineEntry = z
  .object({
    id: z.string(),
    at: iso,
    atText: z.string(),
    tab: z.enum(['办理', '催督', '留言']),
    kind: z.enum(['act', 'system', 'reminder', 'urge', 'comment', 'red']),
    who: z.string(),
    unitName: z.string().optional(),
    text: z.string(),
    details: z.array(z.object({ label: z.string(), value: z.string() })).optional(),
    files: z.array(fileView),
  })
  .meta({ id: 'TimelineEntry' })

export const newComment = z.object({ text: z.string(), files: z.array(z.string()).optional() })
