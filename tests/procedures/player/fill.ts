import { instantOf, toIso } from '../../../server/calendar/index.js'
import type { Act } from '../../../server/domain/calls/acts/list.js'
import { formTools } from '../../../server/domain/calls/acts/tools.js'
import type { Context } from '../../../server/domain/calls/feel.js'
import type { County } from '../../../server/domain/county.js'
import { postsHeld, roles } from '../../../server/domain/directory/index.js'
import { isHidden, openChoices } from '../../../server/domain/forms/conditions.js'
import { kindOf, type FormComponent } from '../../../server/domain/forms/schema.js'
import type { StoryCounty } from '../stories/county.js'
import { fewOf, knownAnswer, type Filler } from './choices.js'
import type { Dice } from './dice.js'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/**
 * Values such as a person would write into the form of an act, field after field, as the page shows them.
 * @param leans answers that are given more often, by key
 */
export async function filled(
  county: StoryCounty,
  by: Filler,
  act: Pick<Act, 'form' | 'defaults'>,
  leans: Readonly<Record<string, readonly unknown[]>> = {},
): Promise<Record<string, unknown>> {
  const { ctx, dice } = by
  const components = act.form?.components ?? []
  const values: Record<string, unknown> = { ...act.defaults }
  const { evaluate } = formTools(ctx)
  for (const component of components) {
    const { key, validate } = component
    if (!kindOf(component) || !key || component.disabled) continue
    if (isHidden(component, scopeOf(components, values), evaluate)) continue
    const leaning = leans[key]
    if (values[key] !== undefined && !leaning && !dice.chance(30)) continue
    if (!validate?.required && !leaning && !dice.chance(40)) continue
    const choices = openChoices(component, scopeOf(components, values), evaluate).map(each => each.value)
    const preferred = leaning?.filter(each => choices.length === 0 || choices.includes(each as never))
    const value =
      preferred?.length && dice.chance(70)
        ? dice.oneOf(preferred)
        : await valueOf(county, by, component, choices, values)
    if (value !== undefined) values[key] = value
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
  by: Filler,
  component: FormComponent,
  choices: readonly unknown[],
  written: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  const { ctx, actor, dice } = by
  const { validate = {}, properties = {}, key = '' } = component
  const known = choices.length ? undefined : knownAnswer(key, by, written)
  if (known) return known.value
  const unitsOf = (kinds: string | undefined) =>
    fewOf(
      ctx.people.units
        .filter(unit => (kinds ? kinds.split(',').includes(unit.kind) : true))
        .map(unit => unit.code),
    )
  switch (kindOf(component)) {
    case 'text':
      return '已现场核查，照此办理，留有记录'.slice(0, validate.maxLength ?? 200)
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
      return dice.oneOf(unitsOf(properties.kinds))
    case 'units': {
      const open = unitsOf(properties.kinds).filter(code => !Object.values(written).includes(code))
      return [...new Set([dice.oneOf(open), dice.oneOf(open)])].filter(each => each !== undefined)
    }
    case 'person': {
      const unit = properties.unit === undefined || properties.unit === 'own' ? actor.unit : properties.unit
      return dice.oneOf(postsHeld(ctx.people, unit, roles, ctx.now))?.person
    }
    case 'item':
      return dice.oneOf(['SD-31', 'SD-37'])
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

function timeOf(ctx: County, { subtype, key = '' }: FormComponent, dice: Dice): string {
  const past =
    /响应|拨打|到场时刻|发生|日期|送达|批准时刻|来电|核查时间/.test(key) &&
    !/新日期|复核|改正|听证日期/.test(key)
  // The term of a decision is extended beyond its ninety days.
  const ahead = key === '新期限' ? 90 + dice.roll(60) : 1 + dice.roll(20)
  const at = past ? ctx.now - dice.roll(2) * HOUR : ctx.now + ahead * DAY
  if (subtype !== 'date') return toIso(at)
  // A day on which the office is open.
  for (let day = at; ; day += DAY) {
    const date = toIso(day).slice(0, 10)
    const weekday = new Date(instantOf(`${date} 12:00`)).getUTCDay()
    if ((weekday !== 0 && weekday !== 6) || past) return date
  }
}
