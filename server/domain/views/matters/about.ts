import { readerOf } from '../../calls/reader.js'
import { calls, type CallRecord } from '../../calls/record.js'
import { maySee } from '../../calls/visibility.js'
import { unitName, type Actor, type County } from '../../county.js'
import { casesOf, type Matter } from '../../matters/matter.js'
import { supervisionsOf } from '../../supervision/reds.js'
import type { Red, SupervisionDoc } from '../../supervision/record.js'
import { caseRows, type CaseRow } from '../case-list.js'
import { momentText } from '../time/dates.js'
import { timelineWords } from '../timeline/sentences.js'

/** A case that a ruling, a paper or an assigned act is about, as it stands now. */
export interface AboutCase {
  number: string
  /** Absent when the reader may not see the case. */
  row?: CaseRow
  /** Its reds, one line each: whose, from when, what became of it. */
  reds: string[]
}

/** The cases of a matter, each with its reds; of one that the reader may not see the number only. */
export async function aboutCases(ctx: County, actor: Actor, matter: Matter): Promise<AboutCase[]> {
  const numbers = casesOf(matter)
  if (!numbers.length) return []
  const reader = readerOf(ctx, actor)
  const { items } = await ctx.store.find(calls, ctx.county, {
    where: { number: { in: [...numbers] } },
    limit: numbers.length,
  })
  const seen = items.filter(record => maySee(reader, record))
  const [rows, reds] = await Promise.all([
    caseRows(ctx, seen),
    Promise.all(seen.map(record => redsOf(ctx, record))),
  ])
  return numbers.map(number => {
    const index = seen.findIndex(record => record.number === number)
    const row = rows[index]
    return { number, ...(row ? { row } : {}), reds: reds[index] ?? [] }
  })
}

async function redsOf(ctx: County, { number }: CallRecord): Promise<string[]> {
  const rows = await supervisionsOf(ctx.store, ctx.county, number)
  return rows.flatMap(row => row.reds.map(red => redLine(ctx, row, red)))
}

/** 「交警大队亮红灯 9月28日 18:00」, and behind it what became of it. */
function redLine(ctx: County, row: SupervisionDoc, red: Red): string {
  const words = timelineWords[ctx.language]
  const unit = [unitName(ctx, row.unit), row.role === '协办'] as const
  const when = (at: number) => momentText(at, ctx.now, ctx.language)
  const on = `${when(red.from)} ${words.redOn(...unit)}`
  if (red.state === '亮灯' || red.to === undefined) return on
  return `${on}${semicolon[ctx.language]}${when(red.to)} ${words.redOff(...unit, red.state, red.cause)}`
}

const semicolon = { 'zh-CN': '；', en: '; ' }
