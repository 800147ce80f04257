import { describe } from '../expression/index.js'
import type { Variables } from '../command.js'
import type { Value } from '../expression/port.js'
import type { Sending } from '../model/graph.js'
import type { Activity } from '../state/state.js'
import { keyText, nameOf, valueOf } from './evaluate.js'
import type { Run } from './run.js'
import { Trouble } from './trouble.js'

/** Records what an element sends; the outbox carries it out. */
export function send(run: Run, activity: Activity, sending: Sending): void {
  const own = run.activity(activity.key)!.variables
  const { element } = activity
  const id = `${run.state.instance}/${run.nextKey()}`
  switch (sending.how) {
    case 'publish':
      return run.emit({ type: 'message-thrown', element, id, ...published(own) })
    case 'message': {
      // Its inputs are its payload: a standard message carries what is mapped into it and nothing else.
      const name = nameOf(run, sending.message.name, activity.key, '消息名')
      const key = sending.message.correlationKey
      const correlationKey = key ? keyText(valueOf(run, key, activity.key)) : null
      return run.emit({
        type: 'message-thrown',
        element,
        name,
        correlationKey,
        variables: own,
        id,
        dedupe: null,
      })
    }
    case 'job': {
      const { type, headers } = sending.job
      const sendType = nameOf(run, type, activity.key, '发送类型')
      const mapped = run.element(element).inputs.length > 0
      const variables = mapped ? own : run.variables(activity.key)
      return run.emit({ type: 'sent', element, sendType, variables, headers: { ...headers }, id })
    }
  }
}

/** What the inputs of huying.publish say: name, correlationKey, variables, dedupe. */
function published(inputs: Variables): {
  name: string
  correlationKey: string | null
  variables: Variables
  dedupe: string | null
} {
  const { name = null, correlationKey = null, variables = null, dedupe = null } = inputs
  if (typeof name !== 'string' || name === '')
    throw new Trouble('NOT_A_NAME', `消息名须是文字，而得到 ${describe(name)}`, { value: name })
  if (!isContext(variables) && variables !== null)
    throw new Trouble('NOT_A_CONTEXT', `消息内容须是一组变量，而得到 ${describe(variables)}`, {
      value: variables,
    })
  if (correlationKey !== null && keyText(correlationKey) === null)
    throw new Trouble('NO_CORRELATION_KEY', `关联键须是文字或数字，而得到 ${describe(correlationKey)}`, {
      value: correlationKey,
    })
  return {
    name,
    correlationKey: keyText(correlationKey),
    variables: variables ?? {},
    dedupe: keyText(dedupe),
  }
}

function isContext(value: Value): value is Variables {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}
