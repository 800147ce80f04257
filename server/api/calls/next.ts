import { openTasksOf } from '../../domain/calls/acts/list.js'
import type { CallRecord } from '../../domain/calls/record.js'
import { personName, type County } from '../../domain/county.js'
import { caseSentence } from '../../domain/views/sentence/case.js'
import { plainText } from '../../domain/views/sentence/parts.js'
import { caseWords } from '../../domain/views/sentence/words.js'

/** 已送赵永强审签; where it goes to an office, what the case waits for. */
export async function nextOf(county: County, record: CallRecord): Promise<string> {
  const open = await openTasksOf(county, record)
  const words = caseWords[county.language]
  const [task] = open
  const [person] = task?.people ?? []
  if (task && person !== undefined && task.people.length === 1)
    return words.sentTo(personName(county, person), task)
  return words.sent(plainText(caseSentence(county, record, open).parts))
}
