import { instantOf } from '../../calendar/index.js'
import type { Fact } from '../calls/facts.js'
import { nameMasked } from '../masking/names.js'
import { personName, unitName, type County } from '../county.js'
import { chosenText } from '../words/chosen.js'
import { factName } from '../words/milestones.js'
import type { Detail } from './timeline/details.js'
import { timelineWords } from './timeline/sentences.js'
import { momentText, plainDateText } from './time/dates.js'

type Ctx = Pick<County, 'people' | 'now' | 'language'>

/** Facts that only make sense to the programs, and those that stand elsewhere on the page. */
const left: readonly string[] = ['承办号', '承办序', '限版', '决定序', '决定号']

interface FactsShown {
  /** Of the form that asked for them, where it is known. */
  labels?: ReadonlyMap<string, string>
  /** Whether the reader deals with the people of the public that they name. */
  names: boolean
}

/** Facts as a page lists them, in their order. */
export function factDetails(
  ctx: Ctx,
  facts: readonly Fact[],
  { labels = new Map(), names }: FactsShown,
): Detail[] {
  return facts.flatMap(fact => {
    if (left.includes(fact.key)) return []
    const text = factText(ctx, fact)
    const value = names ? text : nameMasked(fact.key, text)
    return value === '' ? [] : [{ label: labels.get(fact.key) ?? factName(fact.key, ctx.language), value }]
  })
}

/** A case number as its body writes it: what is kept has the body's code before it, since two may use the same. */
export function caseNumberText({ people }: Pick<Ctx, 'people'>, kept: string): string {
  const slash = kept.indexOf('/')
  return people.unit.has(kept.slice(0, slash)) ? kept.slice(slash + 1) : kept
}

function factText(ctx: Ctx, { key, text, texts, number, flag, at, day }: Fact): string {
  const words = timelineWords[ctx.language]
  if (text !== undefined && key === '案件号') return caseNumberText(ctx, text)
  if (text !== undefined) return named(ctx, text)
  if (texts) return texts.map(each => named(ctx, each)).join(words.list)
  if (number !== undefined) return String(number)
  if (flag !== undefined) return flag ? words.yes : ''
  if (at !== undefined) return momentText(at, ctx.now, ctx.language)
  return day === undefined ? '' : plainDateText(instantOf(day), ctx.now, ctx.language)
}

/** Codes of units and ids of people by their names, what was chosen in the language of the reader. */
function named(ctx: Ctx, text: string): string {
  if (ctx.people.unit.has(text)) return unitName(ctx, text)
  if (ctx.people.person.has(text)) return personName(ctx, text)
  return chosenText(text, ctx.language)
}
