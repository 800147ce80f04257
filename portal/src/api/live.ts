import { onScopeDispose } from 'vue'
import type { Change } from './types.js'

/** Milliseconds after which a stream that was refused is asked for again; meanwhile the pages poll. */
const later = 30_000

const hearers = new Set<(change: Change) => void>()
let source: EventSource | undefined
let again: ReturnType<typeof setTimeout> | undefined
let watching = false

/**
 * Calls when something changes that the person may see, as long as the scope lasts and the page is in front; a break
 * in the connection is told as "anything may have changed". Without it pages still poll.
 */
export function onChange(hear: (change: Change) => void): void {
  hearers.add(hear)
  if (!watching) document.addEventListener('visibilitychange', fit)
  watching = true
  fit()
  onScopeDispose(() => {
    hearers.delete(hear)
    // A page that follows at once takes the stream over.
    queueMicrotask(fit)
  })
}

/** Holds of changes to one case. */
export const ofCase = (number: () => string) => (change: Change) => change.cases.includes(number())

/** One stream while somebody listens in front: a browser has few connections to spare for each site. */
function fit(): void {
  const wanted = hearers.size > 0 && document.visibilityState === 'visible'
  if (wanted && !source && !again) open()
  if (!wanted) close()
}

function open(): void {
  if (typeof EventSource === 'undefined') return
  const opened = new EventSource('/api/live')
  source = opened
  let before = false
  opened.addEventListener('open', () => {
    if (before) tell({ cases: [], badges: true, all: true })
    before = true
  })
  opened.addEventListener('change', event => tell(JSON.parse((event as MessageEvent<string>).data) as Change))
  opened.addEventListener('error', () => {
    // A connection that broke is opened again by the browser; one that was refused is not.
    if (opened.readyState !== EventSource.CLOSED || source !== opened) return
    close()
    again = setTimeout(
      () => {
        again = undefined
        fit()
      },
      later * (1 + Math.random()),
    )
  })
}

function close(): void {
  source?.close()
  source = undefined
  clearTimeout(again)
  again = undefined
}

function tell(change: Change): void {
  for (const hear of [...hearers]) hear(change)
}
