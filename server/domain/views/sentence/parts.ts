import type { Light } from '../time/light.js'

/** A sentence in parts, so that a name can be set in bold or in the colour of a light. */
export interface SentencePart {
  text: string
  strong?: boolean
  light?: Light
}

export const plain = (text: string): SentencePart => ({ text })
export const strong = (text: string): SentencePart => ({ text, strong: true })

export function plainText(parts: readonly SentencePart[]): string {
  return parts.map(part => part.text).join('')
}
