import type { TaskRow } from '../../../runtime/index.js'
import { personName, type County } from '../../county.js'
import type { Language } from '../../language.js'
import { verbOf } from '../../views/sentence/verbs.js'
import { whoOf } from '../../views/sentence/who.js'

interface Turn {
  office: string
  /** The first three of them; none when the office is a person already. */
  names: readonly string[]
  /** How many they are. */
  people: number
  verb: string
}

const sentences: Readonly<Record<Language, (turn: Turn) => string>> = {
  'zh-CN': ({ office, names, people, verb }) => {
    const more = people > names.length ? ` 等 ${people} 人` : ''
    return `这件由${office}${names.length ? names.join('、') + more : ''}${verb}`
  },
  en: ({ office, names, people, verb }) => {
    const more = people > names.length ? ` and ${people - names.length} more` : ''
    return `Waiting for ${office}${names.length ? ` (${names.join(', ')}${more})` : ''} to ${verb}`
  },
}

/** Who does it, by office and by name: 「这件由运行管理中心值班领导袁德明受理」. */
export function othersTurn(ctx: County, task: TaskRow): string {
  const office = whoOf(ctx, task)
  const names = task.people.slice(0, 3).map(person => personName(ctx, person))
  return sentences[ctx.language]({
    office,
    names: names.join('、') === office ? [] : names,
    people: task.people.length,
    verb: verbOf(task, ctx.language),
  })
}
