import { onScopeDispose, ref, type Ref } from 'vue'

/** Whether the window is at least so many pixels wide. */
export function useWide(pixels: number): Ref<boolean> {
  const query = window.matchMedia(`(min-width: ${pixels}px)`)
  const wide = ref(query.matches)
  const listen = () => (wide.value = query.matches)
  query.addEventListener('change', listen)
  onScopeDispose(() => query.removeEventListener('change', listen))
  return wide
}
