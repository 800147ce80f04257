import { typeWord } from '../checks/words.js'
import { m } from '../messages/index.js'

interface Canvas {
  viewbox(box?: object): { inner: Box; outer: { width: number; height: number } }
  getRootElement(): { id: string }
  setRootElement(root: unknown): void
  findRoot(element: string): unknown
  scrollToElement(element: string, padding?: number): void
}
interface Box {
  x: number
  y: number
  width: number
  height: number
}
export interface Services {
  get<T>(name: string): T
}

/** Below this zoom words cannot be read; the rest is reached by moving. */
const smallest = 0.7

/** Pixels around the diagram. */
const margin = 12
/** For the breadcrumb above an inner plane. */
const crumb = 52

/** Shows the whole plane, or its top left at the smallest zoom, with room for the palette and the marks. */
export function fit(modeler: Services, left: number): void {
  const canvas = modeler.get<Canvas>('canvas')
  const { inner, outer } = canvas.viewbox()
  if (inner.width === 0 || outer.width === 0) return
  const top = canvas.getRootElement().id.endsWith('_plane') ? crumb : margin
  const zoom = Math.min(
    1,
    Math.max(
      smallest,
      Math.min((outer.width - left - margin) / inner.width, (outer.height - top - margin) / inner.height),
    ),
  )
  canvas.viewbox({
    x: inner.x - left / zoom,
    y: inner.y - top / zoom,
    width: outer.width / zoom,
    height: outer.height / zoom,
  })
}

/** Goes to an element, on its own plane, and selects it. False when it is not drawn. */
export function goTo(modeler: Services, id: string): boolean {
  const element = modeler.get<{ get(id: string): unknown }>('elementRegistry').get(id)
  if (!element) return false
  const canvas = modeler.get<Canvas>('canvas')
  const root = canvas.findRoot(id)
  if (root && root !== canvas.getRootElement()) canvas.setRootElement(root)
  canvas.scrollToElement(id, 120)
  modeler.get<{ select(element: unknown): void }>('selection').select(element)
  return true
}

/** 「法制审核」, or what kind it is when it has no name. */
export function nameOf(modeler: Services, id: string): string {
  const element = modeler
    .get<{ get(id: string): { businessObject: { name?: string; $type: string } } | undefined }>(
      'elementRegistry',
    )
    .get(id)
  const name = element?.businessObject.name?.replace(/\s+/g, '')
  if (name) return m.quote(name)
  return element ? typeWord(element.businessObject.$type) : id
}
