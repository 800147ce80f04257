import type { Moddle, Shape } from '../shapes.js'

/** Timer events on the edge of a task. */
export function timersOn(task: Shape): Shape[] {
  return (task.attachers ?? []).filter(event => timerOf(event) !== undefined)
}

export function timerOf(event: Shape): Moddle | undefined {
  const definitions = event.businessObject.eventDefinitions as Moddle[] | undefined
  return definitions?.find(each => each.$type === 'bpmn:TimerEventDefinition')
}

/** The FEEL of the date on which a timer fires; empty for other kinds of timers. */
export function dateOf(event: Shape): string {
  const date = timerOf(event)?.timeDate as Moddle | undefined
  return typeof date?.body === 'string' ? date.body : ''
}

export const isInterrupting = (event: Shape) => event.businessObject.cancelActivity !== false

/** Whether two expressions say the same but for their spaces. */
export const same = (a: string, b: string) => a.replace(/\s+/g, '') === b.replace(/\s+/g, '')
