import { FollowersError } from '../store/port.js'
import type { Leaving } from './outbox/leaving.js'
import type { InstanceDoc } from './rows/index.js'

export interface Written {
  doc: InstanceDoc
  /** The rows that go with the step are written, for certain. */
  rows: boolean
}

/**
 * Writes a step with its rows. Rows that cannot be written do not keep the step from being taken: they wait in the
 * outbox then.
 * @param plan how the step leaves, with its rows or (false) with the rows waiting
 * @param write undefined when somebody else was faster
 */
export async function withFollowers(
  plan: (together: boolean) => Promise<Leaving>,
  write: (leave: Leaving) => Promise<Written | undefined>,
): Promise<Written | undefined> {
  const leave = await plan(true)
  try {
    return await write(leave)
  } catch (error) {
    if (!(error instanceof FollowersError)) throw error
    if (error.document) return { doc: error.document as InstanceDoc, rows: false }
    return write(await plan(false))
  }
}
