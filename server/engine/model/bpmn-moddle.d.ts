declare module 'bpmn-moddle' {
  export interface ParseWarning {
    message: string
    element?: { id?: string; $type?: string }
    property?: string
    value?: unknown
    error?: Error
  }
  export class BpmnModdle {
    constructor(packages?: Record<string, unknown>, options?: Record<string, unknown>)
    fromXML(xml: string): Promise<{
      rootElement: unknown
      warnings: ParseWarning[]
      elementsById: Record<string, unknown>
      references: { property: string; id: string; element: unknown }[]
    }>
    toXML(element: unknown, options?: { format?: boolean }): Promise<{ xml: string }>
  }
}
