import { type Applier, removeActivity } from './applier.js'

export const elementCompleted: Applier<'element-completed'> = (draft, event) => {
  removeActivity(draft, event.activity)
}

export const elementCancelled: Applier<'element-cancelled'> = (draft, event) => {
  removeActivity(draft, event.activity)
}

export const elementFailed: Applier<'element-failed'> = (draft, event) => {
  removeActivity(draft, event.activity)
}
