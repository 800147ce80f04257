import type { Directory } from '../../directory/index.js'
import type { Words } from '../../language.js'
import type { DocumentKind } from '../../numbering/document-number.js'
import type { Context } from '../feel.js'

/** A procedure whose instances are cases: they have a number, a record, legs and pages. */
export interface CaseProcedure {
  /** Id of its process. */
  id: string
  /** As lists and pages name it; its diagram may be renamed by a designer. */
  name: Words
  /** Kind of the 文号 on its forms. */
  document: DocumentKind
  /** Whether the number of the document is drawn when a case is filed. */
  drawnAtFiling: boolean
  /** Milestone with which a number is drawn where none was before. */
  issuedWith: string
  /** The state of a case before its instance says one. */
  firstState: string
  /** Processes whose milestones belong to its record: what it calls, and what follows when it is closed. */
  parts: readonly string[]
  /** Whether cooperating units owe a reply of their own, by a limit of their own. */
  cooperatingReply: boolean
  /** Variables that its diagram reads before it sets them, as the start of a case finds them. */
  atTheStart: Context
  /** What it reads of the county beside, when a case is filed. */
  fromCounty?(people: Directory): Context
  /** The unit in whose name a person in this post files one; undefined when the post files none. */
  callerOf(people: Directory, actor: { role: string; unit: string }): string | undefined
}
