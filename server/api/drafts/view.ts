import type { SavedDraft } from '../../domain/drafts/drafts.js'
import type { CountyClock } from '../services.js'

/** When it was saved, to the second: `09:40:12`. */
export function savedText(clock: CountyClock, { savedAt }: Pick<SavedDraft, 'savedAt'>): string {
  return clock.iso(savedAt).slice(11, 19)
}
