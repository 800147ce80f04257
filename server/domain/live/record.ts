import { collection, type Document } from '../../store/port.js'

/** What one node's steps touched in a quarter of a second, for the other nodes to tell their people. Kept minutes. */
export interface PulseDoc extends Document {
  /** Id of the node that wrote it. */
  node: string
  at: number
  /** Numbers of the cases. */
  cases: string[]
  /** More than can be named: everything may have changed. */
  all: boolean
}

export const pulses = collection<PulseDoc>('pulses', { index: [['at']] })
