import type { Store } from '../../store/port.js'
import { callId, calls } from '../calls/record.js'
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
    const kind = textIn(variables.kind) ?? '告知'
    const veiled = await veil(store, county, sent.case, kind)
    await sendNotice(
      store,
      county,
      {
        key: textIn(variables.key) ?? sent.id,
        kind,
        ...(textIn(variables.level) ? { level: textIn(variables.level) } : {}),
        text: textIn(variables.text) ?? '',
        ...(textIn(variables.textEn) ? { textEn: textIn(variables.textEn) } : {}),
        ...veiled,
        case: sent.case,
        at: sent.at,
        ...(found.for ? { for: found.for } : {}),
      },
      found.people,
    )
  }
}

/** Of a sensitive case a message says that there is something to read on its page, and nothing of what. */
async function veil(store: Store, county: string, number: string | null, kind: string) {
  const record = number === null ? undefined : await store.get(calls, county, callId(county, number))
  if (!record?.sensitive) return {}
  const tail = record.matter.slice(-5)
  return {
    text: `敏感件 ${tail} 有一条${kind}，请打开事项查看`,
    textEn: `Sensitive case ${tail}: there is news; open the case to read it`,
  }
}
