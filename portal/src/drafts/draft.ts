import { onScopeDispose, ref, watch, type Ref } from 'vue'
import { api } from '../api/index.js'
import { countyTime } from '../clock/clock.js'
import { me } from '../session/session.js'

export interface Kept {
  /** When it was last kept: `09:40:12`; empty before the first time. */
  savedText: Ref<string>
  /** The server could not be reached: it is kept on this computer. */
  local: Ref<boolean>
  /** Puts back what was kept, if there is something. */
  load: () => Promise<boolean>
  /** Keeps it now. */
  save: () => Promise<void>
  /** It was sent: nothing needs to be kept any more. */
  drop: () => Promise<void>
}

/**
 * Keeps what is typed, on the server, and on this computer while the server cannot be reached.
 * @param key names the draft within the person's own, e.g. `filing` or `act/NUMBER/ACT`
 */
export function useDraft<T extends object>(key: () => string | null, value: Ref<T>): Kept {
  const savedText = ref('')
  const local = ref(false)
  const place = () => `huying.draft.${me.value?.person ?? ''}.${key() ?? ''}`
  let timer: ReturnType<typeof setTimeout> | undefined
  let lastKept = ''
  let dropped = false

  async function save() {
    clearTimeout(timer)
    const name = key()
    const text = JSON.stringify(value.value)
    if (!name || dropped || text === lastKept) return
    try {
      savedText.value = (await api.saveDraft(name, value.value as Record<string, unknown>)).savedText
      local.value = false
      localStorage.removeItem(place())
    } catch {
      localStorage.setItem(place(), text)
      savedText.value = clockText()
      local.value = true
    }
    lastKept = text
  }

  async function load() {
    const name = key()
    if (!name) return false
    const begun = { ...value.value }
    const here = localStorage.getItem(place())
    const there = (await api.draft(name).catch(() => undefined))?.draft
    const kept = here ? (JSON.parse(here) as Partial<T>) : (there?.value as Partial<T> | undefined)
    if (!kept) return false
    // What was typed while the answer was on its way is newer than what was kept.
    const typed = Object.entries(value.value).filter(([field, now]) => now !== begun[field as keyof T])
    value.value = { ...value.value, ...kept, ...Object.fromEntries(typed) }
    lastKept = JSON.stringify(value.value)
    savedText.value = there?.savedText ?? ''
    local.value = !!here
    return true
  }

  async function drop() {
    dropped = true
    clearTimeout(timer)
    localStorage.removeItem(place())
    const name = key()
    if (name && savedText.value) await api.dropDraft(name).catch(() => undefined)
    savedText.value = ''
  }

  watch(
    value,
    () => {
      clearTimeout(timer)
      if (!dropped) timer = setTimeout(() => void save(), 900)
    },
    { deep: true },
  )
  onScopeDispose(() => {
    if (timer && !dropped) void save()
  })
  return { savedText, local, load, save, drop }
}

function clockText(): string {
  const now = countyTime.value
  const two = (n: number) => String(n).padStart(2, '0')
  return now ? `${two(now.hour)}:${two(now.minute)}:${two(now.second)}` : ''
}
