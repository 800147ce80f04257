import type { CallRecord } from '../calls/record.js'
import type { NoticeDoc } from './record.js'

/**
 * Of a sensitive case a message says that there is something to read on its page, and nothing of what; to somebody who
 * is none of its readers, whom to ask.
 */
export function veiled(
  { matter }: Pick<CallRecord, 'matter'>,
  { kind }: Pick<NoticeDoc, 'kind'>,
  reads = true,
): { text: string; textEn: string } {
  const tail = matter.slice(-5)
  if (!reads)
    return {
      text: `敏感件 ${tail} 有一条${kind}。您不是它的阅办人员，详情请问经办人`,
      textEn: `Sensitive case ${tail}: there is news. You are not one of its readers; ask whoever handles it`,
    }
  return {
    text: `敏感件 ${tail} 有一条${kind}，请打开事项查看`,
    textEn: `Sensitive case ${tail}: there is news; open the case to read it`,
  }
}
