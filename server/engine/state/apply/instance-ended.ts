import type { Applier } from './applier.js'

export const instanceCompleted: Applier<'instance-completed'> = (draft, event) => {
  draft.status = 'completed'
  draft.endedAt = event.at
}

export const instanceTerminated: Applier<'instance-terminated'> = (draft, event) => {
  draft.status = 'terminated'
  draft.endedAt = event.at
}

export const instanceFailed: Applier<'instance-failed'> = (draft, event) => {
  draft.status = 'failed'
  draft.endedAt = event.at
}
