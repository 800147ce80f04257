/** Something the engine says of a diagram before it runs. `error` refuses the deployment, `warning` does not. */
export interface Diagnostic {
  /** Id of the BPMN element (or DMN, form) that it is about; null for the file. */
  element: string | null
  /** Stable code, e.g. ELEMENT_NOT_SUPPORTED, EXPRESSION_SYNTAX, XML_MALFORMED. */
  code: string
  severity: 'error' | 'warning'
  /** What and why, in Chinese, one sentence. */
  message: string
  /** The same in English. */
  messageEn: string
  /** The way out, in Chinese; what to write is in no language. */
  fix?: string
  fixEn?: string
}
