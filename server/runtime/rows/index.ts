import type { Collection } from '../../store/port.js'
import { leases, nodes } from '../nodes/rows.js'
import { deployments, heads, versions } from './definitions.js'
import { history } from './history.js'
import { incidents } from './incidents.js'
import { instances } from './instances.js'
import { jobs } from './jobs.js'
import { messages, openKeys } from './messages.js'
import { results } from './results.js'
import { signals } from './signals.js'
import { tasks } from './tasks.js'

export * from './contents.js'
export * from './definitions.js'
export * from './history.js'
export * from './incidents.js'
export * from './instances.js'
export * from './jobs.js'
export * from './messages.js'
export * from './results.js'
export * from './signals.js'
export * from './tasks.js'

/** Every collection that the runtime owns, for opening a store. */
export const runtimeCollections: readonly Collection<unknown>[] = [
  deployments,
  versions,
  heads,
  instances,
  tasks,
  jobs,
  messages,
  openKeys,
  signals,
  history,
  incidents,
  results,
  leases,
  nodes,
]
