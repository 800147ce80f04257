import { addWorkingDays, type CalendarEdition } from '../../../../server/calendar/index.js'
import type { Leg } from '../../../../server/domain/calls/record.js'
import type { SupervisionDoc } from '../../../../server/domain/supervision/record.js'
import type { Memory } from './memory.js'

/** One step of a ladder: what, when. */
export interface Rung {
  level: string
  at: number
}

const HOUR = 3_600_000

/** Which version of the limit of which leg. */
export const rungKey = (leg: string, version: number) => `${leg}/${version}`

/** The ladder of the limit in force, reckoned from the rules and not from the table that the county runs by. */
export function ladderOf(leg: Leg, urgency: string, edition: CalendarEdition): Rung[] {
  const { from, due } = leg
  const days = (n: number) => addWorkingDays(edition, due, n).at
  const share = (part: number) => from + Math.round((due - from) * part)
  switch (urgency) {
    case '紧急':
      return [
        { level: '提醒', at: share(0.75) },
        { level: '到期', at: due },
        { level: '报主要负责人', at: due + 2 * HOUR },
        { level: '报分管县领导', at: due + 4 * HOUR },
      ]
    case '特急':
      return [
        { level: '提醒', at: share(0.5) },
        { level: '到期', at: due },
      ]
    default:
      return [
        { level: '提醒', at: days(-1) },
        { level: '到期', at: due },
        { level: '督办单', at: days(1) },
        { level: '通报', at: days(5) },
      ]
  }
}

/**
 * Each step of each version of the limit that fell due while it was in force was taken, once, and no other: those at or
 * before the change are left out; a limit that had passed by then is due at once.
 */
export function* brokenLadder(row: SupervisionDoc, leg: Leg, { ladders }: Memory, now: number) {
  for (const [index, limit] of leg.limits.entries()) {
    const rungs = ladders.get(rungKey(leg.key, limit.version))
    // Two limits of one instant: nobody has seen the first.
    if (!rungs) continue
    const base = index === 0 ? leg.from : limit.at
    const until = leg.limits[index + 1]?.at ?? leg.to ?? now
    const ahead = rungs.filter(({ level, at }) => at > base || (level === '到期' && limit.due <= base))
    const expected = ahead.filter(({ at }) => at <= until).map(one)
    const taken = row.steps.filter(({ version }) => version === limit.version).map(one)
    // A step at the very instant of the end may have been taken or not; one that was due before is due at the change.
    const surely = ahead.filter(({ at }) => Math.max(at, base) < until).map(one)
    if (surely.some(each => !taken.includes(each)) || taken.some(each => !expected.includes(each)))
      yield `of version ${limit.version} the steps ${taken.join(', ')} were taken, not ${expected.join(', ')}`
  }
}

const one = ({ level, at }: Rung) => `${level} ${new Date(at + 8 * HOUR).toISOString().slice(5, 16)}`
