import type { CallRecord } from '../calls/record.js'
import type { Reader } from '../calls/visibility.js'

/** Under these keys forms and milestones name a person of the public. */
const publicNames: readonly string[] = ['当事人', '申请人', '听证申请人', '见证人']

/** Whether the reader deals with the people whom a case names: the unit that called, and the one that owes the answer. */
export const dealsWithParties = ({ unit }: Pick<Reader, 'unit'>, { caller, lead }: CallRecord): boolean =>
  unit === caller || unit === lead

/**
 * What stands under a key, for who does not deal with the people that the case names: of the name of a person of the
 * public the first character stays.
 */
export function nameMasked(key: string, text: string): string {
  if (!publicNames.includes(key) || text === '') return text
  return `${[...text][0] ?? ''}**`
}
