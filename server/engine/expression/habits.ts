import type { ExpressionProblem } from './port.js'

/** What a Chinese keyboard types, and what FEEL reads; `null` where FEEL has no such sign. */
const fullWidth: Readonly<Record<string, string | null>> = {
  ...{ '（': '(', '）': ')', '［': '[', '］': ']', '【': '[', '】': ']', '｛': '{', '｝': '}' },
  ...{ '，': ',', '、': ',', '：': ':', '；': ';', '。': '.', '．': '.', '＂': '"', '‘': '"', '’': '"' },
  ...{ '＝': '=', '＋': '+', '－': '-', '—': '-', '×': '*', '＊': '*', '÷': '/', '／': '/', '＠': '@' },
  ...{ '＜': '<', '＞': '>', '≤': '<=', '≥': '>=', '≠': '!=', '？': '?', '“': '"', '”': '"', '\u3000': ' ' },
  ...{ '！': null, '％': null, '＆': null, '｜': null, '～': null, '…': null },
}

/** JavaScript operators and how FEEL writes them; `null` where the whole phrase takes another form. */
const javaScript: Readonly<Record<string, readonly [feel: string | null, advice: string, adviceEn: string]>> =
  {
    '===': ['=', '等于写作 =', 'equality is ='],
    '==': ['=', '等于写作 =', 'equality is ='],
    '!==': ['!=', '不等于写作 !=', 'inequality is !='],
    '&&': [' and ', '“并且”写作 and', 'conjunction is and'],
    '||': [' or ', '“或者”写作 or', 'disjunction is or'],
    '!': [null, '“非”写作 not(…)', 'negation is not(…)'],
    "'": ['"', '文本用双引号', 'text stands in double quotes'],
  }

/** One piece of a source: a string or comment, text in Chinese quotes, an operator, or any other sign. */
const piece =
  /(?<skip>"(?:[^"\\]|\\[\s\S])*"|\/\/[^\n]*|\/\*[\s\S]*?\*\/)|“(?<quoted>[^“”"]*)”|(?<operator>===?|!==|&&|\|\||!(?!=)|')|[\s\S]/gu

/**
 * Full-width punctuation and JavaScript operators outside strings and comments. The first is refused because
 * FEEL reads `工作日（5）` in silence as the name of a variable, the second because `==` parses as something else.
 * Each problem's `fix` is the whole source corrected.
 */
export function findHabits(source: string): ExpressionProblem[] {
  const problems: ExpressionProblem[] = []
  let fixed = ''
  for (const match of source.matchAll(piece)) {
    const [text] = match
    const at = match.index
    const { skip, quoted, operator } = match.groups ?? {}
    const half = quoted === undefined ? halfWidthOf(text) : `"${quoted}"`
    if (skip !== undefined) {
      fixed += text
    } else if (operator !== undefined) {
      const [feel, advice, adviceEn] = javaScript[operator] ?? [null, '', '']
      problems.push({
        code: 'JAVASCRIPT_OPERATOR',
        message: `“${text}”不是 FEEL 的写法，${advice}`,
        messageEn: `${text} is not FEEL: ${adviceEn}`,
        at,
      })
      fixed += feel ?? text
    } else if (half !== undefined) {
      problems.push(fullWidthProblem(quoted === undefined ? text : '“”', half, at))
      fixed += half ?? text
    } else {
      fixed += text
    }
  }
  return fixed === source ? problems : problems.map(problem => ({ ...problem, fix: fixed }))
}

/** Undefined for a sign that is not full-width; null for one without a counterpart in FEEL. */
function halfWidthOf(sign: string): string | null | undefined {
  if (sign in fullWidth) return fullWidth[sign]
  return /[０-９ａ-ｚＡ-Ｚ＿]/.test(sign) ? String.fromCharCode(sign.charCodeAt(0) - 0xfee0) : undefined
}

function fullWidthProblem(sign: string, half: string | null, at: number): ExpressionProblem {
  const name = sign === '\u3000' ? '全角空格' : `全角符号“${sign}”`
  const advice = half === null ? '请改用 FEEL 的写法' : half === ' ' ? '请改为半角空格' : '请改为半角符号'
  return {
    code: 'FULL_WIDTH_PUNCTUATION',
    message: `文本之外有${name}，${advice}`,
    messageEn: `full-width sign ${sign} outside text`,
    at,
  }
}
