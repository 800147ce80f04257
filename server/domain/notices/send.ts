import { createHash } from 'node:crypto'
import { isStoreError, type Store } from '../../store/port.js'
import { callId, calls } from '../calls/record.js'
import { notices } from './record.js'
import { veiled } from './veil.js'

export interface Notice {
  key: string
  kind: string
  level?: string
  text: string
  textEn?: string
  case: string | null
  at: number
  for?: string
}

const longest = 500

/**
 * Writes one notice for each of these people, at most once per key and person however often it is asked.
 * @returns how many were new
 */
export async function sendNotice(
  store: Store,
  county: string,
  told: Notice,
  people: readonly string[],
): Promise<number> {
  if (!people.length) return 0
  const about = told.case === null ? undefined : await store.get(calls, county, callId(county, told.case))
  const notice = { ...told, ...(about?.sensitive ? veiled(about, told) : {}) }
  const written = await Promise.all(
    [...new Set(people)].map(async person => {
      try {
        await store.insert(notices, {
          _id: noticeId(county, notice.key, person),
          county,
          person,
          read: false,
          ...notice,
          text: notice.text.slice(0, longest),
          ...(notice.textEn === undefined ? {} : { textEn: notice.textEn.slice(0, longest) }),
        })
        return true
      } catch (error) {
        if (isStoreError(error, 'DUPLICATE')) return false
        throw error
      }
    }),
  )
  return written.filter(Boolean).length
}

function noticeId(county: string, key: string, person: string): string {
  return createHash('sha256')
    .update(JSON.stringify([county, key, person]))
    .digest('base64url')
    .slice(0, 32)
}
