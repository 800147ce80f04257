import { onScopeDispose, ref } from 'vue'
import { useRouter } from 'vue-router'
import { openPlaces } from '../places/open-places.js'

/** Whether the sheet with all shortcuts lies open. */
export const showShortcuts = ref(false)

/** Single letters can be switched off by whoever dictates or has a shaking hand (WCAG 2.1.4). */
export const lettersOn = ref(localStorage.getItem('huying.letters') !== 'off')

export function switchLetters(on: boolean): void {
  lettersOn.value = on
  localStorage.setItem('huying.letters', on ? 'on' : 'off')
}

const searchers = new Set<() => void>()

/** Called for Ctrl K. */
export function onFocusSearch(focus: () => void): void {
  searchers.add(focus)
  onScopeDispose(() => searchers.delete(focus))
}

/** Whether a key belongs to a field, a dialog or a modified press rather than to the page. */
function elsewhere(event: KeyboardEvent): boolean {
  const target = event.target instanceof HTMLElement ? event.target : null
  return (
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    event.isComposing ||
    !lettersOn.value ||
    !!target?.closest('input, textarea, select, [contenteditable="true"], [role="dialog"], [role="combobox"]')
  )
}

/** Single keys of a page, e.g. `{ j: next }`; they rest while somebody types or a dialog is open. */
export function useKeys(keys: Record<string, (event: KeyboardEvent) => void>): void {
  const listen = (event: KeyboardEvent) => {
    if (elsewhere(event)) return
    const act = keys[event.key] ?? keys[event.key.toLowerCase()]
    if (!act) return
    // A button under the focus keeps its own Enter and Space.
    if (event.key === 'Enter' && (event.target as HTMLElement).closest('button, a')) return
    event.preventDefault()
    act(event)
  }
  window.addEventListener('keydown', listen)
  onScopeDispose(() => window.removeEventListener('keydown', listen))
}

/** The keys that work on every page: Ctrl K, N, G and a place, ?. */
export function useShortcuts(): void {
  const router = useRouter()
  const goes: Record<string, string> = { d: 'todo', q: 'all', s: 'supervision' }
  let afterG = false
  const place = (name: string) => openPlaces.value.find(one => one.name === name)
  const go = (name: string | undefined) => {
    const found = name && place(name)
    if (found) void router.push(found.to)
  }
  const listen = (event: KeyboardEvent) => {
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
      event.preventDefault()
      for (const focus of searchers) focus()
      return
    }
    if (elsewhere(event)) return
    const key = event.key.toLowerCase()
    if (afterG) {
      afterG = false
      go(goes[key])
    } else if (key === 'g') {
      afterG = true
      setTimeout(() => (afterG = false), 1500)
    } else if (key === 'n') go('file')
    else if (event.key === '?') showShortcuts.value = true
  }
  window.addEventListener('keydown', listen)
  onScopeDispose(() => window.removeEventListener('keydown', listen))
}
