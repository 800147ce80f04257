import type { Language } from '../language.js'
import { chosenText } from '../words/chosen.js'

/** How far a unit is, beside its name. */
interface PeopleNotes {
  replied(when: string, result: string | undefined): string
  missed: string
  replyBy(when: string): string
  answered(when: string, result: string): string
  responded(when: string, kind: string | undefined): string
  signed(when: string): string
  unsigned: string
  /** What it answered to the convening: 能, 不能, 未确认. */
  comes(answer: string): string
}

export const peopleNotes: Readonly<Record<Language, PeopleNotes>> = {
  'zh-CN': {
    replied: (when, result) => `${when} ${result ?? '已回复'}`,
    missed: '未回复',
    replyBy: when => `${when} 前回复`,
    answered: (when, result) => `${when} 已反馈：${result}`,
    responded: (when, kind) => `${when} ${kind ?? '已响应'}`,
    signed: when => `${when} 已签收`,
    unsigned: '未签收',
    comes: answer => (answer === '能' ? '已确认到场' : answer === '不能' ? '不能到场' : answer),
  },
  en: {
    replied: (when, result) =>
      result === undefined ? `replied ${when}` : `replied ${when}: ${chosenText(result, 'en')}`,
    missed: 'did not reply',
    replyBy: when => `to reply by ${when}`,
    answered: (when, result) => `reported back ${when}: ${chosenText(result, 'en')}`,
    responded: (when, kind) =>
      kind === undefined ? `responded ${when}` : `responded ${chosenText(kind, 'en')}, ${when}`,
    signed: when => `signed for ${when}`,
    unsigned: 'unsigned',
    comes: answer =>
      answer === '能' ? 'comes' : answer === '不能' ? 'cannot come' : chosenText(answer, 'en'),
  },
}
