/** The part of dmn-moddle that is used; the package brings no types. */
declare module 'dmn-moddle' {
  export interface DmnElement {
    $type: string
    id?: string
    name?: string
    label?: string
    text?: string
    typeRef?: string
    expressionLanguage?: string
    href?: string
    hitPolicy?: string
    aggregation?: string
    drgElement?: DmnElement[]
    variable?: DmnElement
    decisionLogic?: DmnElement
    informationRequirement?: DmnElement[]
    knowledgeRequirement?: DmnElement[]
    requiredDecision?: DmnElement
    input?: DmnElement[]
    inputExpression?: DmnElement
    output?: DmnElement[]
    defaultOutputEntry?: DmnElement
    rule?: DmnElement[]
    inputEntry?: DmnElement[]
    outputEntry?: DmnElement[]
  }

  export class DmnModdle {
    fromXML(xml: string): Promise<{ rootElement: DmnElement; warnings: { message: string }[] }>
  }
}
