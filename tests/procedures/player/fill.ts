import { instantOf, toIso } from '../../../server/calendar/index.js'
import type { Act } from '../../../server/domain/calls/acts/list.js'
import { formTools } from '../../../server/domain/calls/acts/tools.js'
import type { Actor, County } from '../../../server/domain/county.js'
import { postsHeld, roles } from '../../../server/domain/directory/index.js'
import { isHidden, openChoices } from '../../../server/domain/forms/conditions.js'
import { kindOf, type FormComponent } from '../../../server/domain/forms/schema.js'
import type { Context } from '../../../server/domain/calls/feel.js'
import type { StoryCounty } from '../stories/county.js'
import type { Dice } from './dice.js'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** Values such as a person would write into the form of an act, field after field, as the page shows them. */
export async function filled(
  county: StoryCounty,
  ctx: County,
  actor: Actor,
  act: Pick<Act, 'form' | 'defaults'>,
  dice: Dice,
): Promise<Record<string, unknown>> {
  const values: Record<string, unknown> = { ...act.defaults }
  const { evaluate } = formTools(ctx)
  for (const component of act.form?.components ?? []) {
    const kind = kindOf(component)
    if (!kind || !component.key || component.disabled) continue
    if (isHidden(component, scopeOf(act.form?.components ?? [], values), evaluate)) continue
    if (values[component.key] !== undefined && !dice.chance(30)) continue
    if (!component.validate?.required && !dice.chance(40)) continue
    const choices = openChoices(component, scopeOf(act.form?.components ?? [], values), evaluate)
    const value = await valueOf(
      county,
      ctx,
      actor,
      component,
      choices.map(each => each.value),
      dice,
    )
    if (value !== undefined) values[component.key] = value
  }
  return values
}

/** What conditions read: every key of the form, those not written yet as null. */
function scopeOf(components: readonly FormComponent[], values: Record<string, unknown>): Context {
  const blank = Object.fromEntries(components.flatMap(({ key }) => (key ? [[key, null]] : [])))
  return { ...blank, ...values } as Context
}

async function valueOf(
  county: StoryCounty,
  ctx: County,
  actor: Actor,
  component: FormComponent,
  choices: readonly unknown[],
  dice: Dice,
): Promise<unknown> {
  const { validate = {}, properties = {} } = component
  const unitsOf = (kinds: string | undefined) =>
    ctx.people.units
      .filter(unit => (kinds ? kinds.split(',').includes(unit.kind) : true))
      .map(unit => unit.code)
  switch (kindOf(component)) {
    case 'text':
      return (component.key === '标题' ? '不得外传的标题' : '已现场核查，照此办理，留有记录').slice(
        0,
        validate.maxLength ?? 200,
      )
    case 'number':
      return (validate.min ?? 1) + dice.roll(3)
    case 'flag':
      return validate.required ? true : dice.chance(30)
    case 'choice':
      return dice.oneOf(choices)
    case 'choices':
      return choices.slice(0, 1)
    case 'time':
      return timeOf(ctx, component, dice)
    case 'unit':
      return dice.oneOf(known(unitsOf(properties.kinds)))
    case 'units':
      return [dice.oneOf(known(unitsOf(properties.kinds)))].filter(each => each !== undefined)
    case 'person': {
      const unit = properties.unit === undefined || properties.unit === 'own' ? actor.unit : properties.unit
      const held = postsHeld(
        ctx.people,
        unit,
        component.key === '口头批准人' ? ['deputy', 'head'] : roles,
        ctx.now,
      )
      return dice.oneOf(held)?.person
    }
    case 'item':
      return 'SD-31'
    case 'place':
      return { text: '省道 S3 柳林段', township: '379999101' }
    case 'files':
      return [await county.photo(actor)]
    case 'ratings':
      return (component.values ?? []).map(({ value }) => ({
        单位: value,
        响应速度: 1 + dice.roll(5),
        办理质量: 1 + dice.roll(5),
        满意度: 1 + dice.roll(5),
        理由: '按实际办理情况',
      }))
    default:
      return undefined
  }
}

/** A few units, so that the same ones meet again and again. */
const few = ['JJ', 'ZF', 'JT', 'GA', 'SL', 'ZR', '379999101', '379999102']
const known = (codes: readonly string[]) => {
  const met = codes.filter(code => few.includes(code))
  return met.length ? met : codes
}

function timeOf(ctx: County, { subtype, key = '' }: FormComponent, dice: Dice): string {
  const past =
    /响应|拨打|到场时刻|发生|日期|送达|批准时刻|来电/.test(key) && !/新日期|复核|改正|听证/.test(key)
  const at = past ? ctx.now - dice.roll(2) * HOUR : ctx.now + (1 + dice.roll(20)) * DAY
  if (subtype !== 'date') return toIso(at)
  // A day on which the office is open.
  for (let day = at; ; day += DAY) {
    const date = toIso(day).slice(0, 10)
    const weekday = new Date(instantOf(`${date} 12:00`)).getUTCDay()
    if ((weekday !== 0 && weekday !== 6) || past) return date
  }
}
