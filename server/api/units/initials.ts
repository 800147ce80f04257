import { spelled } from '../../domain/lists/pinyin.js'

/** First letters of the pinyin of the texts, one word each: `jjdd gajjjjdd`. */
export function initialsOf(...texts: readonly string[]): string {
  return texts
    .map(text =>
      spelled(text)
        .syllables.map(syllable => syllable.slice(0, 1))
        .join(''),
    )
    .join(' ')
}
