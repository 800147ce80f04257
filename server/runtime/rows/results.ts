import { collection, type Document } from '../../store/port.js'

/** What a mutating request was answered, for the same request sent again. */
export interface ResultDoc extends Document {
  /** JSON. */
  result: string
  at: number
}

export const results = collection<ResultDoc>('results', { index: [['at']] })
