import { collection, type Document } from '../../store/port.js'
import { say, type Language } from '../language.js'

/** One line behind somebody's bell. `_id` follows from key and person: at most one for the two, ever. */
export interface NoticeDoc extends Document {
  /** Leg, version of the limit and level; or the id of the event that sent it. */
  key: string
  person: string
  /** 派发 提醒 催办 报告 告知 更正 … */
  kind: string
  level?: string
  text: string
  /** The same in English, written when it was sent; absent where what sent it says it in Chinese only. */
  textEn?: string
  case: string | null
  at: number
  read: boolean
  /** Found in place of somebody: for whom. */
  for?: string
}

export const notices = collection<NoticeDoc>('notices', {
  index: [
    ['county', 'person', 'at'],
    ['county', 'person', 'read'],
    ['county', 'read', 'at'],
    ['county', 'case', 'at'],
  ],
})

/** A notice in its reader's language; one that was sent in Chinese only stays so. */
export function noticeText(
  { text, textEn = text }: Pick<NoticeDoc, 'text' | 'textEn'>,
  language: Language,
): string {
  return say({ zh: text, en: textEn }, language)
}
