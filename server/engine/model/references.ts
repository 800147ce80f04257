import type { Attribute, JobDefinition, MessageDefinition, Sending } from './graph.js'
import { headersOf } from './base.js'
import { extension, type Moddle, one, text } from './moddle.js'
import type { Reader } from './reader.js'

/** The message that an event or task names; null, reported, when it names none or the message has no name. */
export function messageOf(element: Moddle, id: string, reader: Reader): MessageDefinition | null {
  const message = one(element, 'messageRef')
  const name = reader.attribute(id, text(message, 'name'))
  if (!message || !name) {
    reader.refuse(id, {
      code: message ? 'MESSAGE_NAME_MISSING' : 'MESSAGE_MISSING',
      message: message ? '引用的消息没有名称' : '没有指定消息',
      messageEn: message ? 'The message that it refers to has no name' : 'It refers to no message',
      fix: '请选择消息并填写消息名称。',
      fixEn: 'Choose a message and give its name.',
    })
    return null
  }
  const key = text(extension(message, 'zeebe:Subscription'), 'correlationKey')
  return { name, correlationKey: reader.attribute(id, key) }
}

/** The code of an error or escalation: its code, else its name, else its id. */
export function codeOf(reference: Moddle | null, property: 'errorCode' | 'escalationCode'): string | null {
  return text(reference, property) ?? text(reference, 'name') ?? reference?.id ?? null
}

export function jobOf(element: Moddle, id: string, reader: Reader): JobDefinition | null {
  const definition = extension(element, 'zeebe:TaskDefinition')
  const type = reader.attribute(id, text(definition, 'type'))
  if (!type) return null
  return { type, retries: reader.attribute(id, text(definition, 'retries')), headers: headersOf(element) }
}

/** How a send task or a message throw sends. `source` holds the messageRef: the task or its event definition. */
export function sendingOf(element: Moddle, source: Moddle, id: string, reader: Reader): Sending {
  const job = jobOf(element, id, reader)
  if (job && 'text' in job.type && job.type.text === 'huying.publish') return { how: 'publish' }
  if (job) return { how: 'job', job }
  if (one(source, 'messageRef')) {
    const message = messageOf(source, id, reader)
    if (message) return { how: 'message', message }
  }
  return { how: 'nothing' }
}

/** The name of a signal; null, reported, when there is none. */
export function signalOf(definition: Moddle, id: string, reader: Reader): Attribute | null {
  const name = reader.attribute(id, text(one(definition, 'signalRef'), 'name'))
  if (!name)
    reader.refuse(id, {
      code: 'SIGNAL_MISSING',
      message: '没有指定信号，或信号没有名称',
      messageEn: 'It refers to no signal, or the signal has no name',
      fix: '请选择信号并填写信号名称。',
      fixEn: 'Choose a signal and give its name.',
    })
  return name
}
