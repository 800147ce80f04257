/** What the states of a diagram are read from, a part of an instance's history. */
export interface VisitEvent {
  type: string
  at: number
  element?: string
  activity?: string
  flow?: string
}

/** How often an element was entered and left, and when it was last completed. */
export interface Visits {
  open: number
  completed: number
  cancelled: number
  /** Of the latest visit. */
  doneAt?: number
}

export interface Walked {
  elements: ReadonlyMap<string, Visits>
  flows: ReadonlySet<string>
}

/**
 * Counts the visits of an instance's elements from its whole history. A part that is entered anew (the next leg, a
 * second request) begins anew: what was done in it before is no longer what its drawing says.
 *
 * @param inside the elements and flows within a part, by its element
 */
export function walked(
  events: readonly VisitEvent[],
  inside: (element: string) => { elements: readonly string[]; flows: readonly string[] },
): Walked {
  const elements = new Map<string, Visits>()
  const flows = new Set<string>()
  for (const event of events) {
    if (event.type === 'flow-taken' && event.flow) flows.add(event.flow)
    if (!event.element || !event.type.startsWith('element-')) continue
    const visits = elements.get(event.element) ?? { open: 0, completed: 0, cancelled: 0 }
    elements.set(event.element, visits)
    if (event.type === 'element-entered') {
      if (visits.open === 0 && visits.completed + visits.cancelled > 0) {
        const part = inside(event.element)
        for (const id of part.elements) elements.delete(id)
        for (const id of part.flows) flows.delete(id)
      }
      visits.open += 1
    } else visits.open = Math.max(0, visits.open - 1)
    if (event.type === 'element-cancelled') visits.cancelled += 1
    if (event.type === 'element-completed') {
      visits.completed += 1
      visits.doneAt = event.at
    }
  }
  return { elements, flows }
}
