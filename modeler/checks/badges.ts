import type { Diagnostic } from '../../server/engine/index.js'
import { inWords } from './words.js'
import { messageOf } from '../messages/said.js'

interface Canvas {
  addMarker(element: string, marker: string): void
  removeMarker(element: string, marker: string): void
}
interface Overlays {
  add(element: string, type: string, overlay: object): string
  remove(filter: { type: string }): void
}
interface ElementRegistry {
  get(id: string): { id: string } | undefined
}

const TYPE = 'problems'

/** Stands what is wrong on the elements: a mark with the number of findings, and a line around. */
export class Badges {
  static $inject = ['canvas', 'overlays', 'elementRegistry']
  private marked: string[] = []

  constructor(
    private readonly canvas: Canvas,
    private readonly overlays: Overlays,
    private readonly elements: ElementRegistry,
  ) {}

  show(found: readonly Diagnostic[]): void {
    this.overlays.remove({ type: TYPE })
    for (const id of this.marked) if (this.elements.get(id)) this.canvas.removeMarker(id, 'has-error')
    this.marked = []
    for (const [id, findings] of byElement(found)) {
      if (!this.elements.get(id)) continue
      const error = findings.some(each => each.severity === 'error')
      if (error) {
        this.canvas.addMarker(id, 'has-error')
        this.marked.push(id)
      }
      this.overlays.add(id, TYPE, {
        position: { top: -11, left: -11 },
        scale: { min: 0.95, max: 1.2 },
        html: badge(findings, error),
      })
    }
  }
}

function badge(findings: readonly Diagnostic[], error: boolean): HTMLElement {
  const mark = document.createElement('div')
  mark.className = `badge ${error ? 'error' : 'warning'}`
  mark.textContent = String(findings.length)
  mark.title = findings.map(each => inWords(messageOf(each))).join('\n')
  return mark
}

function byElement(found: readonly Diagnostic[]): Map<string, Diagnostic[]> {
  const groups = new Map<string, Diagnostic[]>()
  for (const each of found)
    if (each.element !== null) groups.set(each.element, [...(groups.get(each.element) ?? []), each])
  return groups
}

export const badgesModule = { __init__: ['badges'], badges: ['type', Badges] }
