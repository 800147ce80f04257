/** The procedure that calls run. Its cases are named by their number alone, those of every other with the procedure. */
export const callProcess = 'township-call'

/** A matter in one procedure: one number may be in several at once. */
export interface CaseIdentity {
  /** 事项编号: one from the first entry to the end, in every procedure. */
  matter: string
  /** Id of the process. */
  process: string
}

/** 案键, by which an instance of a case waits for messages: `SF-20260929-00017@township-call`. */
export const caseKey = ({ matter, process }: CaseIdentity) => `${matter}@${process}`

/**
 * How a case is named in addresses, tasks, notices, the trail and everything else that belongs to it: a call by its
 * number, a case of another procedure by its 案键.
 */
export function caseNameOf(one: CaseIdentity): string {
  return one.process === callProcess ? one.matter : caseKey(one)
}

/**
 * What a name, a 案键 or anything that begins with one (承办号, 文书号 of a leg) stands for; without a procedure it is a
 * call.
 */
export function caseNamed(text: string): CaseIdentity {
  const [matter = '', process = ''] = text.split('@')
  return { matter, process: /^[\w-]+/.exec(process)?.[0] ?? callProcess }
}
