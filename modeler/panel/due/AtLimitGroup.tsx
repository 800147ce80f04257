import { extensionText } from '../extension.js'
import { Say } from '../fields.js'
import { isInterrupting, timersOn } from '../limit/timers.js'
import { SCHEDULE } from '../limit/write-due.js'
import { useOffice } from '../office.js'
import type { Shape } from '../shapes.js'
import { atLimit, setAtLimit } from './remind.js'
import { m } from '../../messages/index.js'

const choices = [
  { value: 'nothing', name: m.due.nothing },
  { value: 'remind', name: m.due.remind },
  { value: 'route', name: m.due.route },
] as const

/** 到期怎么办: drawn as a timer on the edge of the task. */
export function AtLimitGroup({ element }: { element: Shape }) {
  const writer = useOffice()
  const now = atLimit(element)
  const limited = extensionText(element, SCHEDULE, 'dueDate') !== ''
  if (now === 'drawn')
    return (
      <Say>
        {m.due.drawn(
          timersOn(element).map(event => ({
            name: event.businessObject.name,
            interrupting: isInterrupting(event),
          })),
        )}
      </Say>
    )
  return (
    <>
      <div class="radios" role="radiogroup" aria-label={m.panel.due}>
        {choices.map(({ value, name }) => (
          <label key={value} class="radio">
            <input
              type="radio"
              name={`at-limit-${element.id}`}
              checked={now === value}
              disabled={!limited && value !== 'nothing'}
              onChange={() => setAtLimit(writer, element, value)}
            />
            {name}
          </label>
        ))}
      </div>
      {!limited && <Say>{m.due.limitFirst}</Say>}
      {now === 'route' && timersOn(element)[0]!.outgoing.length === 0 && <Say>{m.due.drawRoute}</Say>}
    </>
  )
}
