import type { Actor, County } from '../../../county.js'
import type { FormSchema } from '../../../forms/schema.js'
import type { Context } from '../../feel.js'
import type { CallRecord } from '../../record.js'
import type { Reader } from '../../visibility.js'
import type { ActWords } from '../wording.js'

/** An act on the record of a case, of which its procedure need not know: who may read it, what they may know. */
export interface RecordAct {
  /** In addresses; never changed. */
  id: string
  words: ActWords
  form: FormSchema
  may(reader: Reader, record: CallRecord): boolean
  /** Changes the record, with its place in the trail; doing it twice does nothing more. */
  perform(ctx: County, actor: Actor, record: CallRecord, filled: Context, token: string): Promise<void>
}
