import { derivedId } from '../../../runtime/index.js'
import type { Actor, County } from '../../county.js'
import type { FormSchema } from '../../forms/schema.js'
import type { Value } from '../feel.js'
import { forms, meantForm } from '../forms.js'
import type { CallRecord } from '../record.js'
import { openTasksOf } from './list.js'

/** The rating may be given on the page of the verification: one more field, shown when the case is closed with it. */
export function withRating(schema: FormSchema): FormSchema {
  if (meantForm(schema.id) !== forms.verify || schema.components.some(component => component.key === '评分'))
    return schema
  return {
    ...schema,
    components: [
      ...schema.components,
      {
        type: 'scores',
        key: '评分',
        label: '评价（可一并给出，也可以后再评）',
        units: '= concatenate([主办], 协办)',
        conditional: { hide: '= 核验意见 != "办结"' },
        properties: { labelEn: 'Rating (now or later)' },
      },
    ],
  }
}

/** Completes the rating task as soon as it exists, by whoever verified; if it is not theirs it stays open. */
export async function rateAtOnce(
  ctx: County,
  actor: Actor,
  record: CallRecord,
  rating: Value,
  token: string,
): Promise<void> {
  const open = await openTasksOf(ctx, record, actor.person)
  const row = open.find(each => meantForm(each.form) === forms.rate)
  if (!row) return
  await ctx.runtime.complete(ctx.county, {
    instance: row.instance,
    task: row.task,
    variables: { 评分: rating },
    by: actor.person,
    token: derivedId(token, 'rating'),
  })
}
