import { collection, type Collection, type Document } from '../../store/port.js'

/** What belongs to the installation and to no county stands under this name. */
export const INSTALLATION = '*'

/** Who does for all nodes what one is enough for. `_id` names the work. */
export interface LeaseDoc extends Document {
  /** Id of the node. */
  holder: string
  /** By the holder's clock; 0 once it was given back. */
  until: number
}

export const leases = collection<LeaseDoc>('leases')

/** A node that runs, or has died without taking leave. `_id` is its id, new at each start. */
export interface NodeDoc extends Document {
  startedAt: number
  /** By its own clock, renewed every few seconds. */
  seenAt: number
}

export const nodes = collection<NodeDoc>('nodes')

/** What says which nodes run and what each of them does for all: true of one store, and of no copy of it. */
export const ofRunningNodes: readonly Collection<unknown>[] = [nodes, leases]
