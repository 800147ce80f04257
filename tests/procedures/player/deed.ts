import type { Kind } from './themes.js'

/** The last thing that was done, for what must hold between before and after. */
export interface Deed {
  kind: Kind
  /** `process/element` of a task, `act ID` of an act by message. */
  what?: string
  case?: string
  input?: Readonly<Record<string, unknown>>
}
