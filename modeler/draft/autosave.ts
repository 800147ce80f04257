import { saveDraft } from '../api/designer.js'
import { Refused } from '../api/http.js'
import type { ApiError, DraftSaved } from '../api/types.js'

export type SaveState =
  | { kind: 'untouched' }
  | { kind: 'dirty' }
  | { kind: 'saving' }
  | { kind: 'saved'; saved: DraftSaved }
  | { kind: 'failed'; error: ApiError }
  /** Another designer saved in between; nothing is sent until somebody decides. */
  | { kind: 'conflict'; error: ApiError }

export interface Autosave {
  /** Something was drawn: it is saved when the hand rests. */
  changed(): void
  /** Saves now what is not saved yet. @returns whether everything is saved */
  flush(): Promise<boolean>
  /** Goes on from a draft that was saved elsewhere, which the next save replaces. */
  rebase(rev: number): void
  rev(): number
  unsaved(): boolean
}

interface Options {
  process: string
  rev: number
  xml(): Promise<string>
  tell(state: SaveState): void
}

/** Milliseconds without a change after which a draft is saved. */
const rest = 1_500

export function createAutosave({ process, rev, xml, tell }: Options): Autosave {
  let timer: ReturnType<typeof setTimeout> | undefined
  let dirty = false
  let conflict = false
  let under: Promise<boolean> | undefined

  async function save(): Promise<boolean> {
    dirty = false
    tell({ kind: 'saving' })
    try {
      const saved = await saveDraft(process, await xml(), rev)
      rev = saved.draft.rev
      tell({ kind: 'saved', saved })
      return true
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      dirty = true
      conflict = error.error.code === 'DRAFT_STALE'
      tell({ kind: conflict ? 'conflict' : 'failed', error: error.error })
      return false
    }
  }

  async function flush(): Promise<boolean> {
    clearTimeout(timer)
    if (under) await under
    if (!dirty) return !conflict
    if (conflict) return false
    under = save().finally(() => (under = undefined))
    return under
  }

  return {
    changed() {
      dirty = true
      if (conflict) return
      tell({ kind: 'dirty' })
      clearTimeout(timer)
      timer = setTimeout(() => void flush(), rest)
    },
    flush,
    rebase(other) {
      rev = other
      conflict = false
    },
    rev: () => rev,
    unsaved: () => dirty || under !== undefined,
  }
}
