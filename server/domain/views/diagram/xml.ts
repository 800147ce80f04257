/** A plane that a diagram file draws: a collaboration, a process, or a sub-process that folds. */
export interface DrawnPlane {
  /** The element that it draws. */
  element: string
  diagram: string
}

/** The planes of a file, in the order in which they stand there. */
export function planesOf(xml: string): DrawnPlane[] {
  return [...xml.matchAll(/<(\w+:)?BPMNDiagram\b[\s\S]*?<\/(?:\w+:)?BPMNDiagram>/g)].flatMap(([diagram]) => {
    const element = /BPMNPlane\b[^>]*\bbpmnElement="([^"]+)"/.exec(diagram)?.[1]
    return element === undefined ? [] : [{ element, diagram }]
  })
}

/**
 * The file as a page needs it to draw one plane: that plane alone, without what runs behind the elements. A page opens a
 * file on its first plane.
 */
export function xmlOfPlane(xml: string, plane: DrawnPlane): string {
  const start = xml.search(/<(\w+:)?BPMNDiagram\b/)
  const end = xml.lastIndexOf('</')
  const semantic = xml
    .slice(0, start)
    .replaceAll(/\s*<(\w+:)?extensionElements>[\s\S]*?<\/\1extensionElements>/g, '')
    .replaceAll(
      /\s*<(\w+:)?(conditionExpression|documentation|incoming|outgoing)\b[^>]*>[\s\S]*?<\/\1\2>/g,
      '',
    )
  return `${semantic}${plane.diagram}\n${xml.slice(end)}`
}
