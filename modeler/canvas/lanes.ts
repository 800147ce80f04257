interface EventBus {
  on(events: string[], listener: (event: { element: { id: string; type: string } }) => void): void
}
interface Canvas {
  addMarker(element: string, marker: string): void
}

/** Marks lanes, so that their lines can recede behind what happens in them. */
function markLanes(eventBus: EventBus, canvas: Canvas): void {
  eventBus.on(['shape.added'], ({ element }) => {
    if (element.type === 'bpmn:Lane') canvas.addMarker(element.id, 'lane')
  })
}
markLanes.$inject = ['eventBus', 'canvas']

export const lanesModule = { __init__: [markLanes] }
