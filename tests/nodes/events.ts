import type { Change } from '../../server/api/live/stream.js'
import type { Client } from '../api/client.js'

/** A page that listens for what changes. */
export interface Listener {
  status: number
  /** All that came so far, in words of the protocol. */
  text(): string
  changes(): Change[]
  /** Resolves once a change comes (or has come) that this holds of. */
  heard(what: (change: Change) => boolean): Promise<Change>
  /** Resolves once the server has ended it. */
  ended: Promise<void>
  close(): void
}

/** Opens `GET /api/live` as the client and reads as it comes; resolves once the answer begins. */
export async function listen(url: string, client: Client): Promise<Listener> {
  const leaving = new AbortController()
  const { signal } = leaving
  const response = await fetch(`${url}/api/live`, { headers: { Cookie: client.cookie() }, signal })
  let text = ''
  let more = () => {}
  const changes = () =>
    [...text.matchAll(/^event: change\ndata: (.*)$/gm)].map(([, data]) => JSON.parse(data!) as Change)
  const read = async () => {
    const decoder = new TextDecoder()
    try {
      for await (const chunk of response.body!) {
        text += decoder.decode(chunk as Uint8Array, { stream: true })
        more()
      }
    } catch (error) {
      if (!signal.aborted) throw error
    }
  }
  return {
    status: response.status,
    text: () => text,
    changes,
    async heard(what) {
      for (;;) {
        const found = changes().find(what)
        if (found) return found
        await new Promise<void>(resolve => (more = resolve))
      }
    },
    ended: read(),
    close: () => leaving.abort(),
  }
}
