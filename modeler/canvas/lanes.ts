interface EventBus {
  on(events: string[], listener: (event: { element: { id: string; type: string } }) => void): void
}
interface Canvas {
  addMarker(element: string, marker: string): void
}

/** Marks lanes, so that their lines can recede behind what happens in them. */
export class Lanes {
  static $inject = ['eventBus', 'canvas']

  constructor(eventBus: EventBus, canvas: Canvas) {
    eventBus.on(['shape.added'], ({ element }) => {
      if (element.type === 'bpmn:Lane') canvas.addMarker(element.id, 'lane')
    })
  }
}

export const lanesModule = { __init__: ['lanes'], lanes: ['type', Lanes] }
