import type { BpmnFactory, Modeling, Moddle, Shape } from './shapes.js'

/** The first extension of a type on an element. */
export function extension(element: Shape, type: string): Moddle | undefined {
  const holder = element.businessObject.extensionElements as Moddle | undefined
  return (holder?.values as Moddle[] | undefined)?.find(each => each.$type === type)
}

export function extensionText(element: Shape, type: string, property: string): string {
  const value = extension(element, type)?.get(property)
  return typeof value === 'string' ? value : ''
}

export interface Writing {
  modeling: Modeling
  bpmnFactory: BpmnFactory
}

/** Writes the first extension of a type, made when there is none; with null it is taken away. */
export function writeExtension(
  { modeling, bpmnFactory }: Writing,
  element: Shape,
  type: string,
  properties: Record<string, unknown> | null,
): void {
  const known = extension(element, type)
  if (known && properties) return modeling.updateModdleProperties(element, known, properties)
  const owner = element.businessObject
  let holder = owner.extensionElements as Moddle | undefined
  if (!properties) {
    if (!known || !holder) return
    const values = (holder.values as Moddle[]).filter(each => each !== known)
    return modeling.updateModdleProperties(element, holder, { values })
  }
  if (!holder) {
    holder = bpmnFactory.create('bpmn:ExtensionElements', { values: [] })
    holder.$parent = owner
    modeling.updateModdleProperties(element, owner, { extensionElements: holder })
  }
  const made = bpmnFactory.create(type, properties)
  made.$parent = holder
  const values = [...((holder.values as Moddle[] | undefined) ?? []), made]
  modeling.updateModdleProperties(element, holder, { values })
}
