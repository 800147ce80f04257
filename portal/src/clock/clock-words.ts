import { computed } from 'vue'
import { useI18n } from 'vue-i18n'
import { countyTime } from './clock.js'

/** The county's clock in words: `10月12日 周一 09:40`, the date, the time; undefined before the first answer. */
export function useClockWords() {
  const { t, tm } = useI18n()
  return computed(() => {
    const now = countyTime.value
    if (!now) return undefined
    const weekdays = tm('time.weekdays') as string[]
    const months = tm('time.months') as string[]
    const two = (n: number) => String(n).padStart(2, '0')
    const clock = `${two(now.hour)}:${two(now.minute)}`
    const month = months[now.month - 1]
    const day = { month, day: now.day, weekday: weekdays[now.weekday] }
    return { full: t('time.header', { ...day, clock }), date: t('time.date', day), clock }
  })
}
