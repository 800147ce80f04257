import { ref } from 'vue'

export interface Toast {
  id: number
  text: string
}

/** What came of the last act, or what happened elsewhere: one sentence, gone after five seconds or with the next. */
export const toast = ref<Toast>()
let last = 0

export function tell(text: string): void {
  const id = ++last
  toast.value = { id, text }
  setTimeout(() => {
    if (toast.value?.id === id) toast.value = undefined
  }, 5000)
}
