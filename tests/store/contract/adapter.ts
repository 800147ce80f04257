import type { Collection, Store } from '../../../server/store/index.js'

/** What a store must offer to be held to the contract. */
export interface Adapter {
  name: string
  /** True of a stand-in that compares text by UTF-16 units: what rests on the order of UTF-8 is skipped. */
  ordersByUtf16?: boolean
  /** An empty store, closed after the test. */
  open(collections: readonly Collection<unknown>[]): Promise<Store>
}

export interface Opened {
  readonly store: Store
}

/** Opens an empty store before each test of the surrounding describe and closes it afterwards. */
export function opened(adapter: Adapter, collections: readonly Collection<unknown>[]): Opened {
  let store: Store
  beforeEach(async () => {
    store = await adapter.open(collections)
  })
  afterEach(() => store.close())
  return {
    get store() {
      return store
    },
  }
}
