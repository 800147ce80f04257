import type { CallRecord } from '../../record.js'
import type { Reader } from '../../visibility.js'
import type { RecordAct } from './act.js'
import { nameReader } from './name-reader.js'
import { releaseReporter } from './release-reporter.js'

export type { RecordAct } from './act.js'

const recordActs: readonly RecordAct[] = [nameReader, releaseReporter]

/** Those that a reader may do on this case now. */
export function recordActsFor(reader: Reader, record: CallRecord): readonly RecordAct[] {
  return recordActs.filter(act => act.may(reader, record))
}

export const recordActOf = (id: string) => recordActs.find(act => act.id === id)
