/** What a page is told: these cases changed, the numbers of the side bar may have, or anything may have. */
export interface Change {
  cases: string[]
  badges: boolean
  all: boolean
}

/** Milliseconds after which a browser that was let go comes again; browsers of one node spread over twice that. */
const retry = 2_000
/** Cases that wait for a slow client at most; more become "anything may have changed". */
const most = 100

export interface Stream {
  offer(change: Change): void
  /** A sign of life, so that whoever stands between keeps the connection. */
  beat(): void
  /** Ends it with a hint when to come again. */
  end(): void
  /** How long the client has not taken what was written, in milliseconds. */
  stalled(now: number): number
  /** Server-sent events; what happens while the client is slow comes as one. */
  body(now: () => number, gone: () => void): AsyncIterable<Uint8Array>
}

export function createStream(random: () => number): Stream {
  let waiting: Change | undefined
  let beating = false
  let ended = false
  let wake = () => {}
  let writtenAt: number | undefined

  const again = () => `retry: ${Math.round(retry * (1 + random()))}\n\n`

  function take(): string | undefined {
    if (waiting) {
      const text = `event: change\ndata: ${JSON.stringify(waiting)}\n\n`
      waiting = undefined
      return text
    }
    if (!beating) return undefined
    beating = false
    return ': still here\n\n'
  }

  return {
    offer({ cases, badges, all }) {
      const both = [...new Set([...(waiting?.cases ?? []), ...cases])]
      const everything = all || waiting?.all === true || both.length > most
      waiting = {
        cases: everything ? [] : both,
        badges: badges || waiting?.badges === true,
        all: everything,
      }
      wake()
    },
    beat() {
      beating = true
      wake()
    },
    end() {
      ended = true
      wake()
    },
    stalled: now => (writtenAt === undefined ? 0 : now - writtenAt),
    async *body(now, gone) {
      const bytes = new TextEncoder()
      const written = (text: string) => {
        writtenAt = now()
        return bytes.encode(text)
      }
      try {
        yield written(again())
        writtenAt = undefined
        while (!ended) {
          const text = take()
          if (text === undefined) {
            await new Promise<void>(resolve => (wake = resolve))
            continue
          }
          yield written(text)
          writtenAt = undefined
        }
        yield bytes.encode(again())
      } finally {
        ended = true
        gone()
      }
    },
  }
}
