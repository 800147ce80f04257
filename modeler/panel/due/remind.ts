import { extensionText, writeExtension } from '../extension.js'
import { isInterrupting, timersOn } from '../limit/timers.js'
import { SCHEDULE } from '../limit/write-due.js'
import type { Writer } from '../office.js'
import type { Shape } from '../shapes.js'
import { freePlace } from './free-place.js'

/** What happens at the limit. `drawn`: more than one thing, as the diagram says. */
export type AtLimit = 'nothing' | 'remind' | 'route' | 'drawn'

export function atLimit(task: Shape): AtLimit {
  const timers = timersOn(task)
  if (timers.length === 0) return 'nothing'
  if (timers.length > 1) return 'drawn'
  return isInterrupting(timers[0]!) ? 'route' : 'remind'
}

/** Draws what is chosen, in place of what was there. */
export function setAtLimit(writer: Writer, task: Shape, choice: 'nothing' | 'remind' | 'route'): void {
  writer.batch.do(() => {
    for (const timer of timersOn(task)) removeTimer(writer, timer)
    if (choice === 'nothing') return
    const timer = addTimer(writer, task, choice === 'route')
    if (choice === 'remind') addNotice(writer, task, timer)
  })
}

/** With what follows from the timer alone. */
function removeTimer({ modeling }: Writer, timer: Shape): void {
  const only = timer.outgoing
    .map(flow => flow.target)
    .filter(target => target.type === 'bpmn:EndEvent' && target.incoming.length === 1)
  modeling.removeElements([...only, timer])
}

function addTimer({ modeling, bpmnFactory }: Writer, task: Shape, interrupting: boolean): Shape {
  const at = { x: task.x + task.width - 22, y: task.y + task.height }
  const what = {
    type: 'bpmn:BoundaryEvent',
    eventDefinitionType: 'bpmn:TimerEventDefinition',
    cancelActivity: interrupting,
  }
  const timer = modeling.createShape(what, at, task, { attach: true })
  const [definition] = timer.businessObject.eventDefinitions as Shape['businessObject'][]
  const timeDate = bpmnFactory.create('bpmn:FormalExpression', {
    body: extensionText(task, SCHEDULE, 'dueDate'),
  })
  timeDate.$parent = definition!
  modeling.updateModdleProperties(timer, definition!, { timeDate })
  modeling.updateProperties(timer, { name: '到时' })
  return timer
}

function addNotice(writer: Writer, task: Shape, timer: Shape): void {
  const { modeling, bpmnFactory } = writer
  const what = { type: 'bpmn:EndEvent', eventDefinitionType: 'bpmn:MessageEventDefinition' }
  const centre = timer.x + timer.width / 2
  const below = task.y + task.height
  const places = [
    { x: centre, y: below + 68 },
    { x: centre + 75, y: below + 52 },
    { x: centre + 90, y: below },
    { x: centre + 90, y: below - 60 },
    { x: centre - 75, y: below + 68 },
    { x: centre, y: below + 130 },
  ]
  const at = freePlace(places, drawnBeside(task))
  const end = modeling.appendShape(timer, what, at, task.parent)
  modeling.updateProperties(end, { name: '提醒' })
  writeExtension(writer, end, 'zeebe:TaskDefinition', { type: 'huying.notice' })
  const name = (task.businessObject.name ?? '').replace(/\s+/g, '')
  const inputs = {
    to: recipients(extensionText(task, 'zeebe:AssignmentDefinition', 'candidateGroups')),
    kind: '= "提醒"',
    level: '= "提醒"',
    text: `= ${JSON.stringify(`「${name}」已到办理时限，还没有办完`)}`,
  }
  const inputParameters = Object.entries(inputs).map(([target, source]) =>
    bpmnFactory.create('zeebe:Input', { source, target }),
  )
  writeExtension(writer, end, 'zeebe:IoMapping', { inputParameters, outputParameters: [] })
}

/** Shapes and labels on the same plane that lie beside the task, not around it. */
function drawnBeside(task: Shape): Shape[] {
  return (task.parent.children ?? []).filter(
    shape => shape.type !== 'bpmn:Lane' && shape !== task && shape.width !== undefined,
  )
}

function recipients(candidates: string): string {
  const source = candidates.replace(/^=\s*/, '').trim()
  return source.startsWith('[') ? `= ${source}` : `= [${source}]`
}
