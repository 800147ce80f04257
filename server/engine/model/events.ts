import { baseOf } from './base.js'
import type { Attribute, Catch, FlowNode, SingleCatch, ScopeNode, TimerDefinition } from './graph.js'
import { extension, flag, many, type Moddle, one, text } from './moddle.js'
import type { Reader } from './reader.js'
import { codeOf, messageOf, signalOf } from './references.js'
import { checkStaticTimer } from './timers.js'
import { notSupported } from './unsupported.js'

/** The event definitions of an event, those behind references included. */
export function definitionsOf(element: Moddle): Moddle[] {
  return [...many(element, 'eventDefinitions'), ...many(element, 'eventDefinitionRef')]
}

/** What a catching event waits for; null, reported, when the engine cannot wait for it. */
export function catchOf(element: Moddle, reader: Reader): Catch | null {
  const definitions = definitionsOf(element)
  if (definitions.length === 0) return { on: 'none' }
  if (definitions.length === 1) return catchOne(element, definitions[0]!, reader)
  if (flag(element, 'parallelMultiple'))
    return notSupported(element, reader, '并行多重事件', 'a parallel multiple event')
  const any = definitions.map(definition => catchOne(element, definition, reader))
  const kinds = any.map(each => each?.on)
  // A condition and a timer are found by their event, so an event has one of each at most.
  for (const kind of ['timer', 'conditional'] as const)
    if (kinds.indexOf(kind) !== kinds.lastIndexOf(kind))
      return notSupported(element, reader, '同类定义重复的多重事件', `a multiple event with several ${kind}s`)
  if (kinds.some(kind => kind === 'compensation' || kind === 'cancel'))
    return notSupported(
      element,
      reader,
      '含补偿或取消的多重事件',
      'a multiple event with compensation or cancel',
    )
  return any.every(each => each !== null) ? { on: 'multiple', any } : null
}

function catchOne(element: Moddle, definition: Moddle, reader: Reader): SingleCatch | null {
  const id = element.id!
  switch (definition.$type) {
    case 'bpmn:MessageEventDefinition': {
      const message = messageOf(definition, id, reader)
      return message && { on: 'message', message }
    }
    case 'bpmn:TimerEventDefinition': {
      const timer = timerOf(definition, id, reader)
      return timer && { on: 'timer', timer }
    }
    case 'bpmn:SignalEventDefinition': {
      const name = signalOf(definition, id, reader)
      return name && { on: 'signal', name }
    }
    case 'bpmn:ErrorEventDefinition':
      return { on: 'error', code: codeOf(one(definition, 'errorRef'), 'errorCode') }
    case 'bpmn:EscalationEventDefinition':
      return { on: 'escalation', code: codeOf(one(definition, 'escalationRef'), 'escalationCode') }
    case 'bpmn:ConditionalEventDefinition': {
      const condition = text(one(definition, 'condition'), 'body')
      if (condition) return { on: 'conditional', condition: reader.expression(id, condition) }
      reader.refuse(id, conditionMissing)
      return null
    }
    case 'bpmn:CompensateEventDefinition':
      return { on: 'compensation' }
    case 'bpmn:CancelEventDefinition':
      return { on: 'cancel' }
    default:
      return notSupported(element, reader, definition.$type, definition.$type)
  }
}

const WAITED = new Set<Catch['on']>(['message', 'timer', 'signal', 'conditional', 'multiple'])

export function readCatch(element: Moddle, holder: ScopeNode, reader: Reader): FlowNode | null {
  const [definition] = definitionsOf(element)
  const base = baseOf(element, holder, reader)
  if (definition?.$type === 'bpmn:LinkEventDefinition') return { ...base, kind: 'none-event' }
  const catches = catchOf(element, reader)
  if (!catches) return null
  if (WAITED.has(catches.on)) return { ...base, kind: 'catch-event', catches, form: formOf(element, reader) }
  if (catches.on === 'none') return { ...base, kind: 'none-event' }
  return notSupported(element, reader, `中间捕获 ${catches.on}`, `an intermediate catch of ${catches.on}`)
}

export function readStart(element: Moddle, holder: ScopeNode, reader: Reader): FlowNode | null {
  const catches = catchOf(element, reader)
  if (!catches) return null
  const once = text(extension(element, 'huying:Start'), 'once')
  return {
    ...baseOf(element, holder, reader),
    kind: 'start-event',
    catches,
    interrupting: flag(element, 'isInterrupting', true),
    once: once === 'ever' || once === 'open' ? once : null,
    form: formOf(element, reader),
  }
}

/** The form of whoever starts it, or sends its message. */
export function formOf(element: Moddle, reader: Reader): Attribute | null {
  return reader.attribute(element.id!, text(extension(element, 'zeebe:FormDefinition'), 'formId'))
}

function timerOf(definition: Moddle, id: string, reader: Reader): TimerDefinition | null {
  for (const [property, kind] of [
    ['timeDate', 'date'],
    ['timeDuration', 'duration'],
    ['timeCycle', 'cycle'],
  ] as const) {
    const value = reader.attribute(id, text(one(definition, property), 'body'))
    if (!value) continue
    const timer = { kind, value }
    checkStaticTimer(timer, id, reader)
    return timer
  }
  reader.refuse(id, {
    code: 'TIMER_MISSING',
    message: '定时事件没有写时间',
    messageEn: 'The timer event has no date, duration or cycle',
    fix: '请填写时刻、时长或周期。',
    fixEn: 'Give a time, a duration or a cycle.',
  })
  return null
}

const conditionMissing = {
  code: 'CONDITION_MISSING',
  message: '条件事件没有写条件',
  messageEn: 'The conditional event has no condition',
  fix: '请填写 FEEL 条件。',
  fixEn: 'Give a FEEL condition.',
}
