import type { Store } from '../../store/port.js'
import { listIn, textIn, type Value } from '../calls/feel.js'
import { principalsIn } from '../calls/principals.js'
import type { Principal, Resolution } from '../directory/index.js'
import { sendNotice } from './send.js'

/** What a step sends as `huying.notice`: `to`, `kind`, `level`, `text`, and optionally `textEn` and `key`. */
export interface SentNotice {
  county: string
  case: string | null
  id: string
  at: number
  variables: Record<string, Value>
}

export type Resolve = (county: string, principals: readonly Principal[], at: number) => Promise<Resolution>

/**
 * Turns what a procedure sends into rows: the principals are resolved to people as they are at the instant of the step;
 * without a key of its own a notice goes once for each firing of its event.
 */
export function noticeSender(store: Store, resolve: Resolve) {
  return async ({ county, variables, ...sent }: SentNotice): Promise<void> => {
    const principals = principalsIn(listIn(variables.to).length ? variables.to : [variables.to ?? null])
    if (!principals.length) return
    const found = await resolve(county, principals, sent.at)
    await sendNotice(
      store,
      county,
      {
        key: textIn(variables.key) ?? sent.id,
        kind: textIn(variables.kind) ?? '告知',
        ...(textIn(variables.level) ? { level: textIn(variables.level) } : {}),
        text: textIn(variables.text) ?? '',
        ...(textIn(variables.textEn) ? { textEn: textIn(variables.textEn) } : {}),
        case: sent.case,
        at: sent.at,
        ...(found.for ? { for: found.for } : {}),
      },
      found.people,
    )
  }
}
