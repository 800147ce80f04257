/// <reference types="vite/client" />

// What these packages do not declare themselves.
declare module 'bpmn-js-properties-panel' {
  export const BpmnPropertiesPanelModule: Record<string, unknown>
  export const BpmnPropertiesProviderModule: Record<string, unknown>
  export const ZeebePropertiesProviderModule: Record<string, unknown>
  export function useService<T>(name: string): T
}
declare module 'camunda-bpmn-js-behaviors/lib/camunda-cloud' {
  const behaviors: Record<string, unknown>
  export default behaviors
}
declare module 'diagram-js-minimap' {
  const minimap: Record<string, unknown>
  export default minimap
}
declare module 'bpmn-js-i18n/translations/zn.js' {
  const words: Record<string, string>
  export default words
}
declare module '@bpmn-io/properties-panel' {
  import type { ComponentType } from '@bpmn-io/properties-panel/preact'
  type Entry = ComponentType<Record<string, unknown>>
  export const TextFieldEntry: Entry
  export const TextAreaEntry: Entry
  export const SelectEntry: Entry
  export const NumberFieldEntry: Entry
  export const CheckboxEntry: Entry
  export const Group: Entry
  export const ListGroup: Entry
  export function isTextFieldEntryEdited(node: unknown): boolean
}
