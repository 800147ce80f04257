// Text search for a language without spaces: the pairs of neighbouring characters lead to the documents that may
// hold a word, the folded text itself decides.

/** Case and width folded away: ＡＢＣ, ABC and abc are the same. */
export function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

/** The folded text of some fields' values (strings and arrays of strings), a line for each. */
export function foldedText(values: readonly unknown[]): string {
  const lines = values.flat().filter(value => typeof value === 'string')
  return fold(lines.join('\n'))
}

/** The words that are looked for. */
export function words(query: string): string[] {
  return fold(query).split(/\s+/u).filter(Boolean)
}

/** The distinct pairs of neighbouring characters, without those that reach over white space. */
export function bigrams(folded: string): string[] {
  const pairs = new Set<string>()
  for (const run of folded.split(/\s+/u)) {
    const characters = Array.from(run)
    for (let i = 1; i < characters.length; i++) pairs.add(characters[i - 1]! + characters[i]!)
  }
  return [...pairs]
}
