import { collection, type Document } from '../../store/port.js'

/** Where a message went: at most one instance of each process takes it. */
export interface Delivery {
  process: string
  instance: string
  /** Reserved before it is delivered, so that a crash between the two is made good at the same instance. */
  state: 'reserved' | 'delivered' | 'started' | 'duplicate' | 'refused'
}

export interface MessageDoc extends Document {
  name: string
  key: string | null
  /** JSON. */
  variables: string
  by: string | null
  publishedAt: number
  expiresAt: number
  /** Breaks the ties of `publishedAt`: messages wait in the order in which they were published. */
  order: number
  deliveries: Delivery[]
  /** Everybody who waited when it was published has got it; false means that a sweep looks again. */
  settled: boolean
}

export const messages = collection<MessageDoc>('messages', {
  index: [['county', 'name', 'key', 'publishedAt'], ['settled'], ['expiresAt']],
})

/** Guard of `once: open`: which instance holds a key. `_id` derives from county, process, message and key. */
export interface OpenKeyDoc extends Document {
  instance: string
}

export const openKeys = collection<OpenKeyDoc>('openKeys', { index: [['county', 'instance']] })
