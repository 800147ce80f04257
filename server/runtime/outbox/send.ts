import type { EngineEvent } from '../../engine/index.js'
import type { Context } from '../context.js'
import { raise } from '../incidents/raise.js'
import type { InstanceDoc } from '../rows/index.js'
import { listen, type Wave } from './wave.js'

/** Under this type a handler takes every send that no other takes. */
export const ANY_SEND = '*'

/** Hands a `sent` event to the handler of its type. Without one it is an incident: nothing is dropped in silence. */
export async function send(
  ctx: Context,
  wave: Wave,
  doc: InstanceDoc,
  event: EngineEvent & { type: 'sent' },
): Promise<void> {
  const handler = ctx.senders.get(event.sendType) ?? ctx.senders.get(ANY_SEND)
  if (!handler) {
    await raise(ctx, doc, {
      about: `send:${event.id}`,
      element: event.element,
      code: 'SEND_UNHANDLED',
      message: `没有程序处理“${event.sendType}”类型的发送`,
    })
    return
  }
  const sent = {
    county: doc.county,
    instance: doc._id,
    process: doc.process,
    case: doc.case,
    key: doc.key,
    element: event.element,
    type: event.sendType,
    id: event.id,
    at: event.at,
    variables: event.variables,
    headers: event.headers,
  }
  await listen(wave, () => handler(sent))
}
