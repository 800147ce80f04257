import { z } from 'zod'
import { route, Sent, type Route } from '../route.js'

export const change = z.object({ cases: z.array(z.string()), badges: z.boolean(), all: z.boolean() }).meta({
  id: 'Change',
  description:
    'Data of each `change` event: numbers of cases that changed and that the person may see, whether the numbers of ' +
    'the side bar may have changed, and whether anything may have (then no case is named)',
})

export const getLive: Route = route({
  method: 'get',
  path: '/live',
  summary:
    'Tells what changes as it does, as server-sent events; ends from time to time and is asked for again',
  may: 'signed-in',
  answer: change,
  produces: 'text/event-stream',
  async handle({ services, caller, signedIn, raw }) {
    const { socket } = raw
    const { body, close } = services.live.open(caller, signedIn().session, () => socket.destroy())
    socket.setKeepAlive(true, 30_000)
    socket.once('close', close)
    // Proxies must not wait until the answer is whole.
    return new Sent('text/event-stream', body, { 'X-Accel-Buffering': 'no' })
  },
})
