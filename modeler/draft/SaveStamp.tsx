import type { SaveState } from './autosave.js'
import { m } from '../messages/index.js'

/** When the draft was saved, or why it is not. */
export function SaveStamp({ state, before }: { state: SaveState; before: string | undefined }) {
  return (
    <span class={`stamp ${state.kind}`} role="status">
      {words(state, before)}
    </span>
  )
}

function words(state: SaveState, before: string | undefined): string {
  switch (state.kind) {
    case 'untouched':
      return before ? m.draft.saved(before) : ''
    case 'dirty':
      return m.draft.dirty
    case 'saving':
      return m.draft.saving
    case 'saved':
      return m.draft.saved(state.saved.draft.atText)
    case 'failed':
      return m.draft.failed
    case 'conflict':
      return m.draft.conflict
  }
}
