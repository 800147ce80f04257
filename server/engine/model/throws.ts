import { baseOf } from './base.js'
import { definitionsOf } from './events.js'
import type { FlowNode, Refusal, ScopeNode, ThrowPart } from './graph.js'
import { extension, type Moddle, one, text } from './moddle.js'
import type { Reader } from './reader.js'
import { codeOf, messageOf, sendingOf, signalOf } from './references.js'
import { notSupported } from './unsupported.js'

/** A throwing event: intermediate or end. Links are joined when all nodes are there. */
export function readThrow(element: Moddle, holder: ScopeNode, reader: Reader): FlowNode | null {
  const id = element.id!
  const base = baseOf(element, holder, reader)
  const isEnd = element.$type === 'bpmn:EndEvent'
  const refusal = refusalOf(element, reader)
  const definitions = definitionsOf(element)
  if (definitions.length > 1) return readMultiple(element, holder, definitions, reader)
  const [definition] = definitions
  if (!definition) {
    const sending = sendingOf(element, element, id, reader)
    if (sending.how !== 'nothing') return { ...base, kind: 'message-throw', sending, refusal }
    return isEnd ? { ...base, kind: 'end-event', refusal } : { ...base, kind: 'none-event' }
  }
  return readThrowOf(element, holder, definition, reader)
}

function readThrowOf(
  element: Moddle,
  holder: ScopeNode,
  definition: Moddle,
  reader: Reader,
): FlowNode | null {
  const id = element.id!
  const base = baseOf(element, holder, reader)
  const isEnd = element.$type === 'bpmn:EndEvent'
  const refusal = refusalOf(element, reader)
  switch (definition.$type) {
    case 'bpmn:MessageEventDefinition': {
      const sending = sendingOf(element, definition, id, reader)
      if (sending.how === 'nothing' && !one(definition, 'messageRef')) messageOf(definition, id, reader)
      return { ...base, kind: 'message-throw', sending, refusal }
    }
    case 'bpmn:SignalEventDefinition': {
      const signal = signalOf(definition, id, reader)
      return signal && { ...base, kind: 'signal-throw', signal }
    }
    case 'bpmn:EscalationEventDefinition': {
      const code = codeOf(one(definition, 'escalationRef'), 'escalationCode')
      if (code === null) return missingCode(id, '升级', 'escalation', reader)
      return { ...base, kind: 'escalation-throw', code }
    }
    case 'bpmn:ErrorEventDefinition': {
      const error = one(definition, 'errorRef')
      const code = codeOf(error, 'errorCode')
      if (!isEnd) break
      if (code === null) return missingCode(id, '错误', 'error', reader)
      return { ...base, kind: 'error-end', code, message: error?.name?.trim() ?? '' }
    }
    case 'bpmn:TerminateEventDefinition':
      if (isEnd) return { ...base, kind: 'terminate-end' }
      break
    case 'bpmn:CancelEventDefinition':
      if (isEnd) return { ...base, kind: 'cancel-end' }
      break
    case 'bpmn:CompensateEventDefinition':
      return { ...base, kind: 'compensation-throw', activity: null }
    case 'bpmn:LinkEventDefinition':
      if (!isEnd) return { ...base, kind: 'none-event' }
  }
  return notSupported(element, reader, definition.$type, definition.$type)
}

/** Messages, signals and escalations are thrown one after the other; the others end something and stand alone. */
function readMultiple(
  element: Moddle,
  holder: ScopeNode,
  definitions: Moddle[],
  reader: Reader,
): FlowNode | null {
  const parts = definitions.map(definition => readThrowOf(element, holder, definition, reader))
  if (parts.includes(null)) return null
  if (!parts.every(isPart))
    return notSupported(element, reader, '这样的多重事件', 'a multiple event of these kinds')
  return { ...baseOf(element, holder, reader), kind: 'multiple-throw', parts }
}

function refusalOf(element: Moddle, reader: Reader): Refusal | null {
  const refusal = extension(element, 'huying:Refusal')
  const said = reader.attribute(element.id!, text(refusal, 'text'))
  return said && { text: said, textEn: reader.attribute(element.id!, text(refusal, 'textEn')) }
}

function isPart(part: FlowNode | null): part is ThrowPart {
  return part?.kind === 'message-throw' || part?.kind === 'signal-throw' || part?.kind === 'escalation-throw'
}

function missingCode(id: string, zh: string, en: string, reader: Reader): null {
  reader.refuse(id, {
    code: `${en.toUpperCase()}_CODE_MISSING`,
    message: `抛出${zh}的事件没有指定${zh}代码`,
    messageEn: `The event throws an ${en} without a code`,
    fix: `请选择${zh}并填写代码。`,
    fixEn: `Choose an ${en} and give its code.`,
  })
  return null
}
