import type { County } from '../../county.js'
import { ownPowers } from '../../enforcement/powers.js'
import type { FormSchema } from '../../forms/schema.js'
import type { CallRecord } from '../record.js'

/** A field that asks for a power (`list: powers`) offers those of the calling unit's own list, where it has one. */
export async function withPowers(ctx: County, schema: FormSchema, record: CallRecord): Promise<FormSchema> {
  if (!schema.components.some(isPower)) return schema
  const own = await ownPowers(ctx.store, ctx.county, ctx.people.unit.get(record.caller)?.kind)
  if (own.length === 0) return schema
  const values = own.map(({ code, no, title, category }) => ({
    label: `${no} ${title}（${category}）`,
    labelEn: `No. ${no} ${title} (${category})`,
    value: code,
  }))
  const components = schema.components.map(component =>
    isPower(component) ? { ...component, type: 'select', values } : component,
  )
  return { ...schema, components }
}

const isPower = ({ properties }: FormSchema['components'][number]) => properties?.list === 'powers'
