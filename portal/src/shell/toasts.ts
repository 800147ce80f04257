import { ref } from 'vue'

export interface Toast {
  id: number
  text: string
}

/** What happened elsewhere, or a row that left with its next step; gone after five seconds. */
export const toasts = ref<Toast[]>([])
let last = 0

export function tell(text: string): void {
  const id = ++last
  toasts.value = [...toasts.value, { id, text }]
  setTimeout(() => (toasts.value = toasts.value.filter(one => one.id !== id)), 5000)
}
