import { createRequire } from 'node:module'
import type * as PinyinPro from 'pinyin-pro'

/** From and until which character (exclusive) of a text something was found. */
export type Range = readonly [start: number, end: number]

/** A text prepared for searching by its characters, its pinyin, the initials, or a mixture of them. */
export interface Spelled {
  text: string
  /** Lower case, full width made half; one for each UTF-16 unit of the text. */
  letters: readonly string[]
  /** Reading of each in its context, without tones; of a letter or digit itself. */
  syllables: readonly string[]
}

/** Its tables take 16 MB and long to load: they are for whoever searches. */
let loaded: typeof PinyinPro | undefined

function readings(): typeof PinyinPro.pinyin {
  loaded ??= createRequire(import.meta.url)('pinyin-pro') as typeof PinyinPro
  return loaded.pinyin
}

export function spelled(text: string): Spelled {
  const letters = text.split('').map(plain)
  const syllables = readings()(text, { toneType: 'none', type: 'array', v: true }).map(plain)
  // Characters outside the basic plane would shift the readings: then only the characters themselves are searched.
  return { text, letters, syllables: syllables.length === letters.length ? syllables : letters }
}

export function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

/** The first place of a word in a text: `货车`, `huoche`, `hc`, `huoc` and `货che` all find 货车. */
export function found(word: string, text: Spelled): { range: Range; literal: boolean } | undefined {
  const literal = text.letters.join('\u0000').indexOf(word.split('').join('\u0000'))
  if (literal >= 0) {
    const start = literal / 2
    return { range: [start, start + word.length], literal: true }
  }
  for (let start = 0; start < text.letters.length; start++) {
    const end = spell(word, text, start)
    if (end !== undefined) return { range: [start, end], literal: false }
  }
  return undefined
}

/** Where the word ends when it is spelled from this character on; undefined when it cannot be. */
function spell(word: string, text: Spelled, at: number): number | undefined {
  const letter = text.letters[at]
  const syllable = text.syllables[at]
  if (letter === undefined || syllable === undefined) return undefined
  if (syllable.startsWith(word)) return at + 1
  for (const part of [letter, syllable, initial(syllable), syllable.slice(0, 1)]) {
    if (part === '' || !word.startsWith(part)) continue
    if (word === part) return at + 1
    const end = spell(word.slice(part.length), text, at + 1)
    if (end !== undefined) return end
  }
  return undefined
}

function initial(syllable: string): string {
  return /^[zcs]h/.exec(syllable)?.[0] ?? ''
}

/** Initials of the pinyin of texts, lower case, one word each: 交警大队 gives `jjdd`. */
export function initialsOf(...texts: string[]): string {
  return texts
    .map(text =>
      spelled(text)
        .syllables.map(syllable => syllable.slice(0, 1))
        .join(''),
    )
    .join(' ')
}
