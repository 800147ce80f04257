/** The text of a BPMN file with its diagrams drawn anew by the hints of its layout. */
export function place(xml: string, layout: object): Promise<string>
