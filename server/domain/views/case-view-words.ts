import type { Language } from '../language.js'

/** What the page of a case says besides its sentence. */
interface CaseViewWords {
  next(text: string): string
  commentsVisibleTo: string
  /** Name of a score, behind that of the unit. */
  scores: Record<'speed' | 'quality' | 'satisfaction', (unit: string) => string>
  semicolon: string
}

export const caseViewWords: Readonly<Record<Language, CaseViewWords>> = {
  'zh-CN': {
    next: text => `下一步：${text}`,
    commentsVisibleTo: '呼叫单位、主办、协办和中心可见',
    scores: {
      speed: unit => `${unit} 响应速度`,
      quality: unit => `${unit} 办理质量`,
      satisfaction: unit => `${unit} 满意度`,
    },
    semicolon: '；',
  },
  en: {
    next: text => `Next: ${text}`,
    commentsVisibleTo: 'Seen by the caller, the lead, the cooperating units and the centre',
    scores: {
      speed: unit => `${unit}, speed of response`,
      quality: unit => `${unit}, quality of handling`,
      satisfaction: unit => `${unit}, satisfaction`,
    },
    semicolon: '; ',
  },
}
