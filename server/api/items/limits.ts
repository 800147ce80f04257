import {
  stages,
  urgencies,
  type LimitCell,
  type ListItem,
  type Stage,
  type Urgency,
} from '../../domain/lists/index.js'
import { cellText } from '../../domain/views/time/amounts.js'
import type { LimitTable } from '../services.js'

/** The limits of an item: what it sets itself, else the table's; a complex item takes the longer column. */
export function limitOf(
  item: Pick<ListItem, 'limits' | 'complex'>,
  table: LimitTable,
  urgency: Urgency,
  stage: Stage,
): LimitCell | undefined {
  return item.limits[urgency]?.[stage] ?? table[urgency][stage]
}

/** `一般 5 工作日`: within which time an ordinary call is done. */
export function limitText(item: ListItem, table: LimitTable): string {
  const cell = limitOf(item, table, '一般', item.complex ? '疑难' : '办结')
  return cell ? `一般 ${cellText(cell)}` : ''
}

/** Of each urgency every limit that the item has, in the order of the procedure. */
export function limitRows(item: ListItem, table: LimitTable) {
  const shown = stages.filter(stage => stage !== (item.complex ? '办结' : '疑难'))
  return urgencies.map(urgency => ({
    urgency,
    rows: shown.flatMap(stage => {
      const cell = limitOf(item, table, urgency, stage)
      return cell ? [{ name: stage === '疑难' ? '办结（疑难）' : stage, text: cellText(cell) }] : []
    }),
  }))
}
