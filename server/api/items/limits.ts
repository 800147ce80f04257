import type { Language } from '../../domain/language.js'
import { stages, urgencies, type ListItem } from '../../domain/lists/index.js'
import { answerLimit, limitOf, type LimitTable } from '../../domain/views/expected/item-limits.js'
import { cellText } from '../../domain/views/time/amounts.js'
import { urgencyName } from '../../domain/words/urgencies.js'

/** `一般 5 工作日`: within which time an ordinary call is done. */
export function limitText(item: ListItem, table: LimitTable, language: Language): string {
  const cell = answerLimit(item, table, '一般')
  return cell ? `${urgencyName('一般', language)} ${cellText(cell, language)}` : ''
}

/** Of each urgency every limit that the item has, in the order of the procedure. */
export function limitRows(item: ListItem, table: LimitTable, language: Language) {
  const shown = stages.filter(stage => stage !== (item.complex ? '办结' : '疑难'))
  return urgencies.map(urgency => ({
    urgency,
    rows: shown.flatMap(stage => {
      const cell = limitOf(item, table, urgency, stage)
      return cell ? [{ name: stage === '疑难' ? '办结（疑难）' : stage, text: cellText(cell, language) }] : []
    }),
  }))
}
