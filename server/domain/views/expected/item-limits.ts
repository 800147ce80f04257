import type { LimitCell, ListItem, Stage, Urgency } from '../../lists/index.js'

/** The limits table in force, by urgency and stage; a stage without a limit is absent. */
export type LimitTable = Readonly<Record<Urgency, Readonly<Partial<Record<Stage, LimitCell>>>>>

/** A limit of an item: what the item sets itself, else the table's. */
export function limitOf(
  item: Pick<ListItem, 'limits'>,
  table: LimitTable,
  urgency: Urgency,
  stage: Stage,
): LimitCell | undefined {
  return item.limits[urgency]?.[stage] ?? table[urgency][stage]
}

/** Within which time a call about the item is answered: a complex one takes the longer column. */
export function answerLimit(
  item: Pick<ListItem, 'limits' | 'complex'>,
  table: LimitTable,
  urgency: Urgency,
): LimitCell | undefined {
  return limitOf(item, table, urgency, item.complex ? '疑难' : '办结')
}
