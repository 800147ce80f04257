import { onScopeDispose, ref, shallowRef, watch, type Ref, type WatchSource } from 'vue'
import { asRefused, type Refused } from './errors.js'
import { onChange } from './live.js'
import type { Change } from './types.js'

export interface Polled<T> {
  data: Ref<T | undefined>
  error: Ref<Refused | undefined>
  /** True once an answer has been awaited for 200 ms and there is nothing to show yet. */
  waiting: Ref<boolean>
  refresh: () => Promise<void>
}

/** What is asked for more seldom than this stays as it is whatever happens to cases. */
const slowly = 60

/** Milliseconds after a change until it is asked for, at random: not everybody at once, and several changes as one. */
const soon = () => 100 + Math.random() * 400

/**
 * Asks now, whenever `when` changes, every `seconds` while the page is in front, and soon after a change that concerns
 * it. What is shown stays until the next answer; an older answer never replaces a newer one.
 * @param concerns every change when not said
 */
export function usePolled<T>(
  ask: () => Promise<T>,
  seconds = 30,
  when?: WatchSource<unknown>,
  concerns: (change: Change) => boolean = () => true,
): Polled<T> {
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
  let hurry: ReturnType<typeof setTimeout> | undefined
  if (seconds <= slowly)
    onChange(change => {
      if (!change.all && !concerns(change)) return
      hurry ??= setTimeout(() => {
        hurry = undefined
        void refresh()
      }, soon())
    })
  onScopeDispose(() => {
    clearInterval(timer)
    clearTimeout(hurry)
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
