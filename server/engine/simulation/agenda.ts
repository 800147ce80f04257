import type { Instant } from '../../calendar/index.js'

/** Something that happens by itself at an instant; of two at the same one, the earlier planned goes first. */
export interface Due {
  at: Instant
  order: number
  happen(): void
}

export function inOrder(dues: readonly Due[]): Due[] {
  return [...dues].sort((a, b) => a.at - b.at || a.order - b.order)
}
