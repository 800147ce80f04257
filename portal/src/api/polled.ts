import { onScopeDispose, ref, shallowRef, watch, type Ref, type WatchSource } from 'vue'
import { asRefused, type Refused } from './errors.js'

export interface Polled<T> {
  data: Ref<T | undefined>
  error: Ref<Refused | undefined>
  /** True once an answer has been awaited for 200 ms and there is nothing to show yet. */
  waiting: Ref<boolean>
  refresh: () => Promise<void>
}

/**
 * Asks now, whenever `when` changes, and every `seconds` while the page is in front. What is shown stays until
 * the next answer; an older answer never replaces a newer one.
 */
export function usePolled<T>(ask: () => Promise<T>, seconds = 30, when?: WatchSource<unknown>): Polled<T> {
  const data = shallowRef<T>()
  const error = shallowRef<Refused>()
  const waiting = ref(false)
  let asked = 0
  let shown = 0

  async function refresh() {
    const turn = ++asked
    const slow = setTimeout(() => (waiting.value = data.value === undefined), 200)
    try {
      const answer = await ask()
      if (turn < shown) return
      shown = turn
      data.value = answer
      error.value = undefined
    } catch (thrown) {
      if (turn >= shown) error.value = asRefused(thrown)
    } finally {
      clearTimeout(slow)
      if (turn === asked) waiting.value = false
    }
  }

  const timer = setInterval(() => document.visibilityState === 'visible' && void refresh(), seconds * 1000)
  const onFront = () => document.visibilityState === 'visible' && void refresh()
  document.addEventListener('visibilitychange', onFront)
  onScopeDispose(() => {
    clearInterval(timer)
    document.removeEventListener('visibilitychange', onFront)
  })
  if (when)
    watch(when, () => {
      data.value = undefined
      error.value = undefined
      shown = asked + 1
      void refresh()
    })
  void refresh()
  return { data, error, waiting, refresh }
}
