import type { CallRecord, Request } from '../record.js'

type Asking = Pick<CallRecord, 'pending' | 'requests'>

/** Requests of the owing unit that wait for a decision, in the order in which they were made. */
export const requestsOf = ({ requests, pending }: Asking): readonly Request[] =>
  requests ?? (pending ? [pending] : [])

/** One more request waits: a unit may ask for several things at once, for each once. */
export function requestMade(record: Asking, request: Request): void {
  keep(record, [...requestsOf(record).filter(each => each.kind !== request.kind), request])
}

/** A request of this kind was decided; the others wait on. */
export function requestDecided(record: Asking, kind: Request['kind']): void {
  keep(
    record,
    requestsOf(record).filter(each => each.kind !== kind),
  )
}

/** A leg ends, and with it whatever was asked in it. */
export const requestsGone = (record: Asking): void => keep(record, [])

function keep(record: Asking, requests: readonly Request[]): void {
  if (requests.length > 1) record.requests = requests
  else delete record.requests
  record.pending = requests.at(-1) ?? null
}
