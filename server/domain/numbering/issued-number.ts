import { forms } from '../calls/forms.js'
import { textIn, type Context } from '../calls/feel.js'
import type { County } from '../county.js'
import { reserveDocumentNumber, type DocumentKind } from './document-number.js'

interface Issuing {
  /** Variable in which the number travels with the act. */
  key: string
  /** Kind of the document that this choice issues; undefined where it issues none. */
  kind(filled: Context, variables: Context): DocumentKind | undefined
}

const signed = (filled: Context) => ['签发', '修改后签发'].includes(textIn(filled.签发意见) ?? '')

const kinds: Readonly<Record<string, DocumentKind>> = {
  督办单: '督',
  通报: '通',
  约谈: '约',
  联合督办: '联督',
}

/** Forms of acts that issue a document: only the choice that issues it draws a number. */
const issuing: Readonly<Record<string, Issuing>> = {
  [forms.signOrder]: { key: '文号', kind: filled => (signed(filled) ? '督' : undefined) },
  [forms.signDocument]: {
    key: '文号',
    kind: (filled, { 文书种类: kind }) => (signed(filled) ? kinds[textIn(kind) ?? ''] : undefined),
  },
  [forms.rule]: {
    key: '裁定文号',
    kind: (filled, { 缘由: why }) =>
      filled.裁定意见 === '提请县领导' || why === '执法管辖' ? undefined : '裁',
  },
  [forms.decideRuling]: { key: '裁定文号', kind: () => '裁' },
}

/**
 * The number that an act issues a document with, and who signed it, as the variables that carry them; nothing for an act
 * that issues none.
 * @param token names the act: the same act gets the same number
 */
export async function issuedNumber(
  ctx: County,
  act: {
    form: string | null
    filled: Context
    variables: Context
    token: string
    case: string | null
    actor: { person: string }
  },
): Promise<Context> {
  const issues = act.form !== null && Object.hasOwn(issuing, act.form) ? issuing[act.form] : undefined
  if (!issues) return {}
  const kind = issues.kind(act.filled, act.variables)
  if (kind === undefined) return { [issues.key]: null, 签发人: null }
  const ask = { kind, act: `sign/${act.token}`, case: act.case, now: ctx.now }
  return {
    [issues.key]: await reserveDocumentNumber(ctx.store, ctx.county, ctx.people.county.prefix, ask),
    签发人: act.actor.person,
  }
}
