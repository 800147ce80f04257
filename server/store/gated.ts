import type { Store } from './port.js'

/** What all writes of a store go through: while it is closed they wait. */
export interface Gate {
  close(): void
  open(): void
  /** Undefined while it is open. */
  waiting(): Promise<void> | undefined
}

export function createGate(): Gate {
  let opened: { promise: Promise<void>; resolve: () => void } | undefined
  return {
    close() {
      if (opened) return
      let resolve = () => undefined as void
      const promise = new Promise<void>(go => (resolve = go))
      opened = { promise, resolve }
    },
    open() {
      opened?.resolve()
      opened = undefined
    },
    waiting: () => opened?.promise,
  }
}

/** The same store, whose writes begin only while the gate is open. Those that have begun go on. */
export function gated(store: Store, gate: Gate): Store {
  /** Waits again when it was closed anew in the meantime. */
  async function through<T>(write: () => Promise<T>): Promise<T> {
    for (let closed = gate.waiting(); closed; closed = gate.waiting()) await closed
    return write()
  }
  return {
    ...store,
    insert: (c, document, following) => through(() => store.insert(c, document, following)),
    update: (c, county, id, rev, patch, following) =>
      through(() => store.update(c, county, id, rev, patch, following)),
    putNewer: (c, document, field) => through(() => store.putNewer(c, document, field)),
    remove: (c, county, id, rev) => through(() => store.remove(c, county, id, rev)),
    claim: (c, county, query, patch) => through(() => store.claim(c, county, query, patch)),
    next: (county, sequence) => through(() => store.next(county, sequence)),
    blobs: {
      ...store.blobs,
      put: (county, id, content, about) => through(() => store.blobs.put(county, id, content, about)),
      remove: (county, id) => through(() => store.blobs.remove(county, id)),
    },
  }
}
