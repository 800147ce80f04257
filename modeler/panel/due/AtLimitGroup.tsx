import { extensionText } from '../extension.js'
import { Say } from '../fields.js'
import { isInterrupting, timersOn } from '../limit/timers.js'
import { SCHEDULE } from '../limit/write-due.js'
import { useOffice } from '../office.js'
import type { Shape } from '../shapes.js'
import { atLimit, setAtLimit } from './remind.js'

const choices = [
  { value: 'nothing', name: '只亮灯，不另外提醒' },
  { value: 'remind', name: '提醒办理人，接着办' },
  { value: 'route', name: '中断这一步，走图上的另一条线' },
] as const

/** 到期怎么办: drawn as a timer on the edge of the task. */
export function AtLimitGroup({ element }: { element: Shape }) {
  const writer = useOffice()
  const now = atLimit(element)
  const limited = extensionText(element, SCHEDULE, 'dueDate') !== ''
  if (now === 'drawn')
    return (
      <Say>
        图上画了 {timersOn(element).length} 处：
        {timersOn(element)
          .map(
            event => `「${event.businessObject.name ?? '到时'}」${isInterrupting(event) ? '中断' : '不中断'}`,
          )
          .join('，')}
        。要改请在图上改。
      </Say>
    )
  return (
    <>
      <div class="radios" role="radiogroup" aria-label="到期怎么办">
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
      {!limited && <Say>先定办理时限，才好说到期怎么办。</Say>}
      {now === 'route' && timersOn(element)[0]!.outgoing.length === 0 && (
        <Say>请在图上从钟表拉一条线到下一步。</Say>
      )}
    </>
  )
}
