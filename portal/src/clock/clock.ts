import { computed, ref } from 'vue'
import type { Now } from '../api/types.js'

// The server's time, carried on between two answers by a timer that knows no date. The clock of the computer
// in front of which somebody sits is never read: in an office it is often wrong.
const base = ref<{ at: number; offset: number; heard: number } | null>(null)
const tick = ref(0)

setInterval(() => (tick.value = performance.now()), 1000)

/** Sets the clock from an answer of the server. */
export function hear(now: Now): void {
  base.value = { at: Date.parse(now.at), offset: now.offsetMinutes, heard: performance.now() }
  tick.value = performance.now()
}

/** The county's wall clock as numbers, or null before the first answer. */
export const countyTime = computed(() => {
  if (!base.value) return null
  const wall = new Date(
    base.value.at + Math.max(0, tick.value - base.value.heard) + base.value.offset * 60_000,
  )
  return {
    year: wall.getUTCFullYear(),
    month: wall.getUTCMonth() + 1,
    day: wall.getUTCDate(),
    weekday: wall.getUTCDay(),
    hour: wall.getUTCHours(),
    minute: wall.getUTCMinutes(),
    second: wall.getUTCSeconds(),
  }
})

/** The county's offset from UTC as ISO 8601 writes it, `+08:00`. */
export function offsetText(): string {
  const minutes = base.value?.offset ?? 480
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0')
  return `${minutes < 0 ? '-' : '+'}${two(Math.abs(minutes) / 60)}:${two(Math.abs(minutes) % 60)}`
}

/** Seconds since this page heard `heardAt` (of `performance.now()`), for countdowns by the second. */
export function secondsSince(heardAt: number): number {
  return Math.max(0, Math.floor((tick.value - heardAt) / 1000))
}
