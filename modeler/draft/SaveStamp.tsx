import type { SaveState } from './autosave.js'

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
      return before ? `已存 ${before}` : ''
    case 'dirty':
      return '有改动，马上存'
    case 'saving':
      return '正在存'
    case 'saved':
      return `已存 ${state.saved.draft.atText}`
    case 'failed':
      return '没存上，您画的还在这里'
    case 'conflict':
      return '没存：草稿在别处改过'
  }
}
