import { collection, type Document } from '../../store/port.js'

/** A signal goes once to each subscription that was open when it was thrown; who subscribes later does not get it. */
export interface SignalDoc extends Document {
  name: string
  /** JSON. */
  variables: string
  at: number
  /** The subscriptions that were open when it was thrown, as INSTANCE/SUBSCRIPTION. */
  targets: string[]
  /** How many of the targets have been served. */
  served: number
  done: boolean
}

export const signals = collection<SignalDoc>('signals', { index: [['done'], ['at']] })
