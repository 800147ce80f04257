import { contextIn, instantIn, textIn } from '../calls/feel.js'
import type { HistoryEvent } from '../calls/projection/project.js'
import { presentLeg, type CallRecord } from '../calls/record.js'
import { supervisionId, type SupervisionDoc } from './record.js'
import { settled } from './rules.js'

/**
 * Rows of cooperating units that a batch of the case opens: one is made when its 协办期限 passes (协办超期), with a red
 * of its own. A 协办 in red never turns the case red.
 */
export function lateCooperation(record: CallRecord, events: readonly HistoryEvent[]): SupervisionDoc[] {
  const leg = presentLeg(record)
  if (!leg) return []
  return events
    .filter(event => event.type === 'milestone' && event.name === '协办超期')
    .flatMap(event => {
      const data = contextIn(event.data)
      const unit = textIn(data.单位)
      if (!unit) return []
      const due = instantIn(data.协办期限) ?? event.at
      const yellow = leg.cooperation.find(each => each.unit === unit)?.yellow ?? due
      return [
        {
          _id: supervisionId(record.county, leg.key, unit),
          county: record.county,
          rev: 0,
          number: record.number,
          leg: leg.key,
          role: '协办' as const,
          unit,
          caller: record.caller,
          urgency: record.urgency,
          sensitive: record.sensitive,
          from: leg.from,
          due,
          yellow,
          version: leg.version,
          ladder: [{ level: '到期', at: due }],
          steps: [{ level: '到期', at: due, version: leg.version, takenAt: event.at }],
          level: '到期',
          reds: [{ version: leg.version, from: due, state: '亮灯' as const }],
          orders: [],
          phones: [],
          open: true,
          applied: [],
          units: [unit, leg.unit, record.caller],
        },
      ]
    })
}

/** The row of a late 协办 once it replied or its leg ended without a reply; undefined while nothing changed. */
export function settledCooperation(row: SupervisionDoc, record: CallRecord): SupervisionDoc | undefined {
  if (!row.open) return undefined
  const leg = record.legs.find(each => each.key === row.leg)
  const own = leg?.cooperation.find(each => each.unit === row.unit)
  const at = own?.repliedAt ?? leg?.to
  if (at === undefined) return undefined
  return {
    ...row,
    open: false,
    endedAt: at,
    result: own?.repliedAt === undefined ? '未回复' : '回复',
    reds: row.reds.map(red => settled(red, row.due, at)),
  }
}
