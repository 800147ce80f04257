import { activity, type Applier, removeActivity } from './applier.js'
import { forget } from './compensation.js'
import type { InstanceState } from '../state.js'

export const elementCompleted: Applier<'element-completed'> = (draft, event) => {
  remove(draft, event.activity)
}

export const elementCancelled: Applier<'element-cancelled'> = (draft, event) => {
  remove(draft, event.activity)
}

export const elementFailed: Applier<'element-failed'> = (draft, event) => {
  remove(draft, event.activity)
}

function remove(draft: InstanceState, key: string): void {
  if (draft.compensable.length > 0) {
    const { restores } = activity(draft, key)
    if (!draft.compensable.some(one => one.key === key)) forget(draft, restores ?? key)
  }
  removeActivity(draft, key)
}
