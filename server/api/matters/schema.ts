import { z } from 'zod'
import { formSchema } from '../cases/form-schema.js'
import { act } from '../cases/number/acts/schema.js'
import { iso } from '../schema.js'
import { aboutCase } from './about-schema.js'

const row = {
  instance: z.string(),
  kind: z.enum(['ruling', 'document', 'act']),
  kindName: z.string(),
  title: z.string(),
  number: z.string().optional(),
  unitName: z.string(),
  state: z.string(),
  at: iso,
  atText: z.string(),
  dueText: z.string().optional(),
  overdue: z.boolean(),
  cases: z.array(z.string()),
}

export const matterRow = z
  .object(row)
  .meta({ id: 'MatterRow', description: 'A ruling, a paper of supervision, or an assigned act' })

export const matterRows = z
  .object({ rows: z.array(matterRow), next: z.string().optional() })
  .meta({ id: 'MatterRows', description: 'A part of a list of matters' })

export const matterLists = z
  .object({
    tasks: z.array(
      z.object({
        instance: z.string(),
        name: z.string(),
        title: z.string(),
        dueText: z.string().optional(),
        overdue: z.boolean(),
      }),
    ),
    rulings: z.array(matterRow),
    documents: z.array(matterRow),
    owed: z.array(matterRow),
    given: z.array(matterRow),
    next: z
      .object({
        rulings: z.string().optional(),
        documents: z.string().optional(),
        owed: z.string().optional(),
        given: z.string().optional(),
      })
      .meta({ description: 'Of lists that go on, the cursor' }),
    may: z.object({ contest: z.boolean(), assign: z.boolean() }),
  })
  .meta({ id: 'MatterLists' })

export const matterView = z
  .object({
    ...row,
    sentence: z.string().optional(),
    lines: z.array(z.object({ name: z.string(), text: z.string() })),
    about: z.array(aboutCase),
    acts: z.array(act),
  })
  .meta({ id: 'MatterView' })

export const matterInstance = z.object({ instance: z.string().max(200) })

export const begun = z
  .object({ instance: z.string().nullable(), sentence: z.string() })
  .meta({ id: 'MatterBegun' })

export const startForm = z.object({ form: formSchema })
