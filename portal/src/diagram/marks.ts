import type { ElementState, ElementStateName } from '../api/types.js'
import { smallestZoom } from './frame.js'

/** The class of each state, see states.css. */
export const markers: Record<ElementStateName, string> = {
  done: 'hy-done',
  active: 'hy-active',
  near: 'hy-near',
  overdue: 'hy-over',
  paused: 'hy-pause',
  todo: 'hy-todo',
  skipped: 'hy-skip',
  incident: 'hy-inc',
}

const glyphs: Record<ElementStateName, string> = {
  done: '✓',
  active: '',
  near: '▲',
  overdue: '■',
  paused: '❚❚',
  todo: '',
  skipped: '',
  incident: '!',
}

/** A badge's text with the sign of its state in front, whether or not the server wrote it already. */
export function badgeText(state: ElementStateName, text: string): string {
  return `${glyphs[state]} ${text.replace(/^[✓▲■❚!\s]+/u, '')}`.trim()
}

/** Badges shrink less than the diagram, so that they stay readable. */
export const smallestScale = 0.95

/** The badge of an element as the diagram's overlay: one line, the instances of a multi-instance below it. */
export function badge({ state, badge: text, instances }: ElementState): HTMLElement {
  const root = document.createElement('div')
  root.className = `hy-badge ${markers[state].replace('hy-', 'hy-badge-')}`
  root.textContent = badgeText(state, text ?? '')
  if (instances && instances.length > 1) {
    const each = document.createElement('div')
    each.className = 'hy-badge-each'
    for (const one of instances) {
      const row = document.createElement('div')
      const name = document.createElement('b')
      name.textContent = one.name
      const said = document.createElement('span')
      said.textContent = badgeText(one.state, one.badge ?? '')
      row.append(name, said)
      each.append(row)
    }
    root.append(each)
  }
  return root
}

/** How much room a badge takes at the smallest zoom, in the units of the diagram: its text is at 13 px, Latin half as wide. */
export function badgeSize(html: HTMLElement): { width: number; height: number } {
  const text = html.firstChild?.textContent ?? ''
  const wide = [...text].reduce((sum, sign) => sum + (sign > '\u2000' ? 13 : 7.5), 0)
  const shrunk = smallestScale / smallestZoom
  return { width: (wide + 12) * shrunk, height: 19 * shrunk }
}
