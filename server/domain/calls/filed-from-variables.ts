import type { County } from '../county.js'
import { itemOf } from './acts/file.js'
import { contextIn, instantIn, textIn, type Context } from './feel.js'
import { itemFiled } from './item-filed.js'
import type { Filed, Place } from './record.js'

/**
 * What is known of a case that began by message: what was filed of the same matter in another procedure, else what the
 * message says.
 */
export async function filedFromVariables(ctx: County, variables: Context, before?: Filed): Promise<Filed> {
  const matter = contextIn(variables.事项)
  if (before && (textIn(matter.清单项) ?? null) === before.item) return before
  const code = textIn(matter.清单项) ?? null
  const item = code === null ? undefined : await itemOf(ctx, code)
  const said: Filed = before ?? {
    title: textIn(matter.标题) ?? textIn(variables.标题) ?? '',
    content: textIn(variables.内容) ?? '',
    place: placeIn(variables),
    happenedAt: instantIn(variables.发生时间),
    dutiesDone: [],
    dutyText: textIn(variables.属地职责已履行) ?? '',
    lifeAtRisk: matter.危及生命 === true,
    fromCitizen: matter.群众来源 === true,
    citizenContact: textIn(variables.群众联系方式),
    sensitive: matter.敏感 === true,
    ...itemFiled(null),
  }
  return { ...said, ...itemFiled(item ?? null) }
}

function placeIn(variables: Context): Place {
  const place = contextIn(variables.地点)
  return { text: textIn(place.text) ?? textIn(variables.地点) ?? '' }
}
