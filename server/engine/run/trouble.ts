import type { Value } from '../expression/port.js'

/** Why an element cannot go on. Caught around each phase of an activity and kept as an incident. */
export class Trouble extends Error {
  constructor(
    readonly code: string,
    /** Chinese, for people. */
    message: string,
    readonly details?: Record<string, Value>,
  ) {
    super(message)
  }
}

/** The step ran into an end event with `huying:refusal`: it is undone and the text is shown to the person. */
export class Refused extends Error {
  constructor(
    readonly element: string,
    readonly text: string,
    /** Null where the diagram says it in Chinese only. */
    readonly textEn: string | null,
  ) {
    super(text)
  }
}

/** The command names a wait that is not there, or no longer: somebody was faster. Nothing is changed. */
export class GoneError extends Error {
  readonly code = 'WAIT_GONE'
  constructor(
    readonly kind: string,
    readonly key: string,
  ) {
    super(`${kind} ${key} is not waited for (any more)`)
    this.name = 'GoneError'
  }
}

/** A start names a start event that the process does not have. */
export class UnknownStartError extends Error {
  readonly code = 'START_UNKNOWN'
  constructor(
    readonly process: string,
    readonly startEvent: string,
  ) {
    super(`process ${process} has no start event ${startEvent}`)
    this.name = 'UnknownStartError'
  }
}
