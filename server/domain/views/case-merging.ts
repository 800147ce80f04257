import { callId, calls, type CallRecord } from '../calls/record.js'
import { merges } from '../calls/merging/record.js'
import { maySee, type Reader } from '../calls/visibility.js'
import { unitName, type County } from '../county.js'
import { shortNumber } from '../numbering/case-number.js'
import { stateName } from '../words/states.js'
import { momentText } from './time/dates.js'

/** A case at the other end of 并件, for who may see it. */
export interface MergedCase {
  number: string
  shortNumber: string
  title: string
  callerName: string
  stateName: string
}

/** 合并关系: the main case that this one waits for or waited for last, and those that wait for this one. */
export interface CaseMerging {
  main?: {
    /** Absent when the reader may not see it. */
    case?: MergedCase
    sinceText: string
    untilText?: string
    /** How it ended: the result of the main case, or 拆分. */
    result?: string
  }
  merged: (MergedCase & { sinceText: string })[]
  /** How many more wait for this case that the reader may not see. */
  hidden: number
}

/** What a case has to do with others by 并件; undefined when nothing. */
export async function mergingOf(
  ctx: County,
  reader: Reader,
  { number, merged }: CallRecord,
): Promise<CaseMerging | undefined> {
  const { items } = await ctx.store.find(merges, ctx.county, {
    where: { main: number, state: 'waiting' },
    limit: 200,
  })
  if (!merged && !items.length) return undefined
  const known = (name: string) => ctx.store.get(calls, ctx.county, callId(ctx.county, name))
  const [main, ...waiting] = await Promise.all([
    merged ? known(merged.main) : undefined,
    ...items.map(each => known(each.case)),
  ])
  const seen = items.flatMap(({ at }, index) => {
    const record = waiting[index]
    return record && maySee(reader, record)
      ? [{ ...mergedCase(ctx, record), sinceText: momentText(at, ctx.now, ctx.language) }]
      : []
  })
  return {
    ...(merged
      ? {
          main: {
            ...(main && maySee(reader, main) ? { case: mergedCase(ctx, main) } : {}),
            sinceText: momentText(merged.from, ctx.now, ctx.language),
            ...(merged.to === undefined ? {} : { untilText: momentText(merged.to, ctx.now, ctx.language) }),
            ...(merged.result ? { result: stateName(merged.result, ctx.language) } : {}),
          },
        }
      : {}),
    merged: seen,
    hidden: items.length - seen.length,
  }
}

const mergedCase = (ctx: County, { number, filed, caller, state }: CallRecord): MergedCase => ({
  number,
  shortNumber: shortNumber(number),
  title: filed.title,
  callerName: unitName(ctx, caller),
  stateName: stateName(state, ctx.language),
})
