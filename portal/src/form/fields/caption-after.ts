/** Evidence goes in pairs: a picture from before the work is followed by one from after it. */
const followed: Readonly<Record<string, string>> = { 处置前: '处置后', Before: 'After' }

/** The caption with which a field of these captions begins, whose files so far bear the captions of `there`. */
export function firstCaption(captions: readonly string[], there: readonly string[]): string {
  const first = captions[0] ?? ''
  return there.includes(first) ? captionAfter(captions, first) : first
}

/** The caption that is offered next after a file with this one: the same, unless it was the first of a pair. */
export function captionAfter(captions: readonly string[], caption: string): string {
  const next = followed[caption]
  return next !== undefined && captions.includes(next) ? next : caption
}
