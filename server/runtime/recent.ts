import type { InstanceDoc } from './rows/index.js'

/** How many documents are remembered, and of how many characters of state at most each. */
const MOST = 1_024
const LARGEST = 32_768

/** Milliseconds after which a memory is not used any more. */
const LASTS = 60_000

/**
 * The documents that this node wrote or read last, just as the store holds them unless somebody else has written since. A
 * step may be computed from such a memory because its write is refused when it was old; whatever is not written (a
 * refusal, an answer) must come from the store where several nodes share it.
 */
export interface Recent {
  get(county: string, instance: string, now: number): InstanceDoc | undefined
  keep(doc: InstanceDoc, now: number): void
  /** Remembers a document that was read, unless a newer one is remembered. */
  learn(doc: InstanceDoc, now: number): void
  forget(instance: string): void
}

export function createRecent(): Recent {
  const kept = new Map<string, { doc: InstanceDoc; at: number }>()

  function keep(doc: InstanceDoc, now: number) {
    // The one written last goes last.
    kept.delete(doc._id)
    if (doc.status !== 'running' || doc.state.length > LARGEST) return
    kept.set(doc._id, { doc, at: now })
    if (kept.size > MOST) kept.delete(kept.keys().next().value!)
  }

  return {
    get(county, instance, now) {
      const found = kept.get(instance)
      return found?.doc.county === county && Math.abs(now - found.at) < LASTS ? found.doc : undefined
    },
    keep,
    learn(doc, now) {
      if ((kept.get(doc._id)?.doc.rev ?? 0) < doc.rev) keep(doc, now)
    },
    forget: instance => void kept.delete(instance),
  }
}
