import { collection, type Document } from '../../store/port.js'

/** One line behind somebody's bell. `_id` follows from key and person: at most one for the two, ever. */
export interface NoticeDoc extends Document {
  /** Leg, version of the limit and level; or the id of the event that sent it. */
  key: string
  person: string
  /** 派发 提醒 催办 报告 告知 更正 … */
  kind: string
  level?: string
  text: string
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
    ['county', 'case', 'at'],
  ],
})
