import { toIso, type Instant } from '../../../server/calendar/index.js'

/** What happened in a history, in words, for whoever must find out why it broke. */
export class Story {
  private readonly lines: string[] = []

  constructor(private readonly now: () => Instant) {}

  tell(text: string): void {
    this.lines.push(`${toIso(this.now()).slice(0, 19).replace('T', ' ')} ${text}`)
  }

  /** The history as it ended: with what should have held and did not. */
  broken(what: string): Error {
    return new Error(`${what}\n\nThe story:\n${this.lines.join('\n')}`)
  }
}
