import type { CallRecord } from '../calls/record.js'
import type { NoticeDoc } from './record.js'

/** Of a sensitive case a message says that there is something to read on its page, and nothing of what. */
export function veiled(
  { matter }: Pick<CallRecord, 'matter'>,
  { kind }: Pick<NoticeDoc, 'kind'>,
): { text: string; textEn: string } {
  const tail = matter.slice(-5)
  return {
    text: `敏感件 ${tail} 有一条${kind}，请打开事项查看`,
    textEn: `Sensitive case ${tail}: there is news; open the case to read it`,
  }
}
