import { isStoreError, type Store } from '../../store/port.js'
import { done, refuse, type Outcome } from '../outcome.js'
import { draftId, drafts, type DraftDoc } from './record.js'

/** Whose draft, in which county. */
export interface Owner {
  county: string
  person: string
}

export interface SavedDraft {
  key: string
  title: string
  value: Record<string, unknown>
  savedAt: number
  /** Give it back with the next save: a save from elsewhere in between is then noticed. */
  rev: number
}

const longest = 200_000

/** Everything of a person that was typed and not sent, the latest first. */
export async function listDrafts(store: Store, { county, person }: Owner): Promise<SavedDraft[]> {
  const { items } = await store.find(drafts, county, { where: { person }, sort: ['-savedAt'] })
  return items.map(read)
}

export async function readDraft(store: Store, owner: Owner, key: string): Promise<SavedDraft | undefined> {
  const row = await store.get(drafts, owner.county, draftId(owner.county, owner.person, key))
  return row && read(row)
}

/**
 * Saves what was typed. With `rev` it is refused when the draft was changed elsewhere meanwhile, and the other text is
 * kept; without it the later save wins.
 */
export async function saveDraft(
  store: Store,
  { county, person }: Owner,
  key: string,
  value: Record<string, unknown>,
  now: number,
  rev?: number,
): Promise<Outcome<SavedDraft, 'DRAFT_STALE' | 'DRAFT_TOO_LARGE'>> {
  const text = JSON.stringify(value)
  if (text.length > longest) return refuse('DRAFT_TOO_LARGE', tooLong)
  const fields = { title: titleOf(value), value: text, savedAt: now }
  const _id = draftId(county, person, key)
  for (;;) {
    const there = await store.get(drafts, county, _id)
    if (rev !== undefined && (there?.rev ?? 0) !== rev) return refuse('DRAFT_STALE', stale)
    try {
      const row = there
        ? await store.update(drafts, county, _id, there.rev, { set: fields })
        : await store.insert(drafts, { _id, county, person, key, ...fields })
      return done(read(row))
    } catch (error) {
      const raced = ['STALE_REV', 'DUPLICATE', 'NOT_FOUND'].some(code =>
        isStoreError(error, code as 'STALE_REV'),
      )
      if (!raced) throw error
    }
  }
}

/** True when there was one. */
export function removeDraft(store: Store, { county, person }: Owner, key: string): Promise<boolean> {
  return store.remove(drafts, county, draftId(county, person, key))
}

function titleOf(value: Record<string, unknown>): string {
  const title = [value.title, value.标题, value.text].find(each => typeof each === 'string' && each !== '')
  return typeof title === 'string' ? title.slice(0, 60) : '未写标题'
}

function read({ key, title, value, savedAt, rev }: DraftDoc): SavedDraft {
  return { key, title, value: JSON.parse(value) as Record<string, unknown>, savedAt, rev }
}

const tooLong = {
  zh: '草稿太长，请先送出一部分',
  en: 'The draft is too long; please send a part of it first',
}
const stale = {
  zh: '这份草稿在别处改过，请选择保留哪一份',
  en: 'The draft was changed elsewhere; choose which one to keep',
}
