import { extensionText, writeExtension } from '../extension.js'
import type { Writer } from '../office.js'
import type { Moddle, Shape } from '../shapes.js'
import { dateOf, same, timerOf, timersOn } from './timers.js'

export const SCHEDULE = 'zeebe:TaskSchedule'

/** Writes the limit of a task, and the date of each timer on it that stood for the limit before. */
export function writeDue(writer: Writer, task: Shape, dueDate: string): void {
  const before = extensionText(task, SCHEDULE, 'dueDate')
  writer.batch.do(() => {
    const followers = before === '' ? [] : timersOn(task).filter(event => same(dateOf(event), before))
    writeExtension(writer, task, SCHEDULE, dueDate === '' ? null : { dueDate })
    if (dueDate !== '') for (const event of followers) writeDate(writer, event, dueDate)
  })
}

function writeDate({ modeling }: Writer, event: Shape, body: string): void {
  const date = timerOf(event)?.timeDate as Moddle
  modeling.updateModdleProperties(event, date, { body })
}
