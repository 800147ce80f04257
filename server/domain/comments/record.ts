import { collection, type Document } from '../../store/port.js'

/** 留言 on a case: read by whoever may see the case; nobody changes or removes one. */
export interface CommentDoc extends Document {
  case: string
  text: string
  by: string
  unit: string
  at: number
  files: string[]
}

export const comments = collection<CommentDoc>('comments', { index: [['county', 'case', 'at']] })
