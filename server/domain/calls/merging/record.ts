import { collection, type Document } from '../../../store/port.js'

/** 并件: a call that waits for the result of another, its main case. One row for each time that it is merged. */
export interface Merge extends Document {
  /** Number of the case that waits, and its 案键. */
  case: string
  key: string
  /** Number of the main case. */
  main: string
  /** 并件序: how often the case was merged so far. */
  order: number
  at: number
  /** `settled` once the main case has told its result; `left` when the case was split off or ended before. */
  state: 'waiting' | 'settled' | 'left'
}

export const merges = collection<Merge>('merges', {
  index: [
    ['county', 'main', 'state'],
    ['county', 'case'],
  ],
})

export const mergeId = (county: string, key: string, order: number) => `${county}/${key}/${order}`

/** Key by which a merged case waits for its main: the result of an earlier merge never fits. */
export const mergeKey = ({ key, main, order }: Pick<Merge, 'key' | 'main' | 'order'>) =>
  `${key}/${main}/${order}`
