import { rootVariables, type EngineEvent, type InstanceState } from '../../engine/index.js'
import type { EventBatch } from '../context.js'
import type { InstanceDoc } from '../rows/index.js'
import type { OutboxBatch } from './batch.js'

type Where = Pick<InstanceDoc, '_id' | 'county' | 'process' | 'definition' | 'case' | 'key'>

/** A step as observers are told of it. */
export function heardAs(
  { _id: instance, county, process, definition, case: number, key }: Where,
  { token, at, note }: OutboxBatch,
  events: readonly EngineEvent[],
  state: InstanceState,
): EventBatch {
  return {
    county,
    instance,
    process,
    definition,
    case: number,
    key,
    token,
    at,
    ...(note === undefined ? {} : { note }),
    events: [...events],
    variables: rootVariables(state),
  }
}
