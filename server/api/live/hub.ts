import { callId, calls, type CallRecord } from '../../domain/calls/record.js'
import { readerOf } from '../../domain/calls/reader.js'
import { maySee } from '../../domain/calls/visibility.js'
import type { Pulse } from '../../domain/live/index.js'
import { standing, type Session } from '../../domain/identity/index.js'
import { ApiError } from '../errors.js'
import type { Caller } from '../route.js'
import type { Services } from '../services.js'
import { createStream, type Stream } from './stream.js'

/** The open streams of this node. */
export interface Hub {
  /**
   * @param session the stream ends with it, and when it goes on in another post
   * @param cut lets go of a client that does not read
   * @throws ApiError TOO_BUSY beyond so many streams of the node or of the person
   */
  open(caller: Caller, session: Session, cut: () => void): { body: AsyncIterable<Uint8Array>; close(): void }
  /** How many are open. */
  count(): number
}

export interface HubLimits {
  streams: number
  perPerson: number
  /** Milliseconds between two signs of life, at which it is also seen whether the session stands. */
  beat: number
  /** Milliseconds for which a client may leave what was written unread. */
  patience: number
  /** Milliseconds after which a stream ends and the browser comes again: so a half-open one cannot last. */
  life: number
}

export const hubLimits: HubLimits = {
  streams: 2_000,
  perPerson: 6,
  beat: 15_000,
  patience: 30_000,
  life: 300_000,
}

interface Open {
  caller: Caller
  session: Session
  stream: Stream
  until: number
  cut(): void
}

export type HubServices = Pick<Services, 'domain' | 'identity' | 'ending' | 'log'>

/** Brings what changed to the pages of those who may see it. */
export function liveHub(services: HubServices, limits: HubLimits = hubLimits): Hub {
  const { domain, ending, log } = services
  const streams = new Set<Open>()
  const { random } = domain
  // Kept by the machine's time: the county's clock may stand still.
  const now = () => performance.now()
  let stopListening: (() => void) | undefined
  let beating: NodeJS.Timeout | undefined

  async function tell(pulse: Pulse): Promise<void> {
    const here = [...streams].filter(({ caller }) => caller.county === pulse.county)
    if (here.length === 0) return
    const records = await recordsOf(pulse)
    const people = await domain.directory.current(pulse.county)
    for (const { caller, stream } of here) {
      const reader = readerOf({ people }, caller)
      const cases = records.filter(record => maySee(reader, record)).map(({ number }) => number)
      const badges = pulse.all || cases.length > 0 || caller.permissions.includes('operator.view')
      if (badges) stream.offer({ cases, badges, all: pulse.all })
    }
  }

  async function recordsOf({ county, cases }: Pulse): Promise<CallRecord[]> {
    if (cases.length === 0) return []
    const ids = cases.map(number => callId(county, number))
    return (await domain.store.find(calls, county, { where: { _id: { in: ids } }, limit: ids.length })).items
  }

  async function beat(): Promise<void> {
    for (const each of [...streams]) {
      const { session, stream, until, cut } = each
      if (stream.stalled(now()) > limits.patience) {
        streams.delete(each)
        cut()
        continue
      }
      if (now() >= until) stream.end()
      else if (await goesOn(session)) stream.beat()
      else stream.end()
    }
  }

  async function goesOn({ county, _id, post }: Session): Promise<boolean> {
    const stands = await standing(services.identity, county, _id)
    return stands !== undefined && stands.post === post
  }

  function begin() {
    if (stopListening) return
    const failed = (error: unknown) => log.warn({ err: error }, 'changes not told')
    stopListening = domain.live?.subscribe(pulse => void tell(pulse).catch(failed))
    beating = setInterval(() => void beat().catch(failed), limits.beat).unref()
  }

  function rest() {
    if (streams.size > 0) return
    stopListening?.()
    stopListening = undefined
    clearInterval(beating)
  }

  ending.addEventListener('abort', () => streams.forEach(({ stream }) => stream.end()))

  return {
    open(caller, session, cut) {
      const own = [...streams].filter(each => each.caller.person === caller.person).length
      if (ending.aborted || streams.size >= limits.streams || own >= limits.perPerson)
        throw new ApiError('TOO_BUSY', undefined, { retryAfter: 30 })
      const stream = createStream(random)
      const until = now() + limits.life * (0.8 + 0.4 * random())
      const open: Open = { caller, session, stream, until, cut }
      streams.add(open)
      begin()
      const gone = () => {
        streams.delete(open)
        rest()
      }
      const close = () => {
        stream.end()
        gone()
      }
      return { body: stream.body(now, gone), close }
    },
    count: () => streams.size,
  }
}
