import { say, type Language, type Words } from '../../language.js'

/** How the button of an act reads, and what is asked before it is sent. */
export interface Wording {
  name: string
  danger?: boolean
  /** Single letter that works outside fields. */
  key?: string
  confirm?: { title: string; body: string; verb: string }
  /** What is answered when it is done; `{caller}`, `{lead}` are filled in. */
  done?: string
}

/** The same in both languages, as the tables of acts hold it. */
export interface ActWords extends Pick<Wording, 'danger' | 'key'> {
  name: Words
  confirm?: { title: Words; body: Words; verb: Words }
  done?: Words
}

/** An act's words in the reader's language. */
export function worded({ name, confirm, done, danger, key }: ActWords, language: Language): Wording {
  return {
    name: say(name, language),
    ...(danger ? { danger } : {}),
    ...(key === undefined ? {} : { key }),
    ...(confirm
      ? {
          confirm: {
            title: say(confirm.title, language),
            body: say(confirm.body, language),
            verb: say(confirm.verb, language),
          },
        }
      : {}),
    ...(done ? { done: say(done, language) } : {}),
  }
}
