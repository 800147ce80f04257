import { callProcess } from '../case-name.js'
import { factsOf } from '../facts.js'
import type { Context } from '../feel.js'
import type { CallRecord } from '../record.js'

/** How many stay; a case has some dozens. */
const kept = 200
const longest = 300

/** Milestones that other fields of a record tell already, and that say nothing of themselves. */
export const toldElsewhere: readonly string[] = [
  '派发',
  '反馈',
  '延期申请',
  '延期结果',
  '退回结果',
  '处罚期限',
]

/**
 * Keeps a milestone with its facts, as the page of the case lists them: of the procedures in which dates, names of
 * officers and references of documents are what a case consists of. Calls have fields of their own for everything.
 */
export function keepPassed(
  record: CallRecord,
  { name, at, by, data }: { name: string; at: number; by: string | null; data: Context },
): void {
  if (record.process === callProcess || toldElsewhere.includes(name)) return
  const passed = { name, at, ...(by === null ? {} : { by }), facts: factsOf(data, longest) }
  record.passed = [...(record.passed ?? []), passed].slice(-kept)
}
