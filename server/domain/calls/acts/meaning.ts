import type { Actor, County } from '../../county.js'
import { issuedNumber } from '../../numbering/issued-number.js'
import { sayEach } from '../../language.js'
import { done, refuse, type Outcome } from '../../outcome.js'
import { changeRecord } from '../change.js'
import { contextIn, type Context } from '../feel.js'
import { forms, meantForm } from '../forms.js'
import { wordsOf } from '../projection/words.js'
import type { CallRecord, Filed } from '../record.js'
import { unitName } from '../../county.js'
import { checkFiling } from './file.js'
import { fieldFault, refused } from './refused-words.js'
import { sense } from './sense.js'
import { callSense } from './sense-calls.js'
import { enforcementSense } from './sense-enforcement.js'
import { itemVariables, shownTitle } from './start-variables.js'
import { answersOf, filingForm } from './file-case.js'
import { asksOf, fieldsInForm, filingFromForm } from './revised.js'
import type { Urgency } from '../urgency.js'

export interface Deed {
  actor: Actor
  record: CallRecord
  form: string | null
  /** As the person sent it. */
  input: Readonly<Record<string, unknown>>
  /** As the form reads it. */
  filled: Context
  files: readonly string[]
  /** What the task sees. */
  variables: Context
  /** Names the act: the same act gets the same document number. */
  token: string
}

/** What an act needs beyond its form: evidence, a document number, a revised call. */
export async function withMeaning(
  ctx: County,
  deed: Deed,
): Promise<Outcome<Context, 'FORM_INVALID' | 'ITEM_UNKNOWN' | 'ITEM_NOT_DISPATCHABLE'>> {
  const { filled, record, files } = deed
  const form = meantForm(deed.form)
  const faults = {
    ...sense(ctx, deed),
    ...(await callSense(ctx, deed)),
    ...(await enforcementSense(ctx, deed)),
  }
  if (Object.keys(faults).length)
    return refuse('FORM_INVALID', refused.senseless, { fields: sayEach(faults, ctx.language) })
  if (form === forms.feedBack && record.filed.evidence.length && !files.length)
    return refuse('FORM_INVALID', refused.evidenceMissing, {
      fields: sayEach({ 佐证: fieldFault.evidence(record.filed.evidence) }, ctx.language),
    })
  // Only the deputy may withdraw, and so is the one who approves it.
  if (form === forms.requestExit) return done({ ...filled, 批准人: deed.actor.person })
  if (form === forms.file) return revise(ctx, deed)
  if (form === forms.intake && filled.敏感 === true && !record.sensitive) {
    const marked = { sensitive: true, readers: [...new Set([record.filedBy, deed.actor.person])], words: [] }
    await changeRecord(ctx.store, ctx.county, record._id, there =>
      there.sensitive ? undefined : { set: marked },
    )
    const title = shownTitle({ ...record, sensitive: true })
    const matter = { ...contextIn(deed.variables.事项), 敏感: true, 标题: title }
    return done({ ...filled, 事项: matter })
  }
  return done({ ...filled, ...(await issuedNumber(ctx, { ...deed, form, case: record.number })) })
}

/** The township revises its call before it goes out: the record takes what is filed now. */
async function revise(ctx: County, { actor, record, input, filled, variables }: Deed) {
  const filing = filingFromForm(input)
  const asks = asksOf(await filingForm(ctx, record.process, filing.item))
  const checked = await checkFiling(ctx, actor, filing, record.number, asks)
  if (!checked.ok)
    return checked.code === 'FORM_INVALID' ? { ...checked, fields: fieldsInForm(checked.fields) } : checked
  const filed = { ...checked.value.filed, ...answersOf(record.process, filled) }
  const sensitive = await rewrite(ctx, actor, record, filed, filing.urgency)
  return done({
    ...itemVariables({ filed }),
    事项: { ...contextIn(variables.事项), 敏感: sensitive },
    标题: shownTitle({ filed, matter: record.matter, sensitive }),
    清单项: filed.item,
    清单项名: filed.itemTitle,
    紧急程度: filing.urgency,
  })
}

/** @returns whether it is sensitive now: what was found so once stays so */
async function rewrite(
  ctx: County,
  actor: Actor,
  { _id }: CallRecord,
  filed: Filed,
  urgency: Urgency,
): Promise<boolean> {
  const written = await changeRecord(ctx.store, ctx.county, _id, there => {
    const sensitive = there.sensitive || filed.sensitive
    const readers = [...new Set([...(there.readers ?? []), there.filedBy, actor.person])]
    const words = wordsOf({ ...there, filed, urgency, sensitive }, code => unitName(ctx, code))
    return { set: { filed, urgency, words, sensitive, ...(sensitive ? { readers } : {}) } }
  })
  return written?.sensitive ?? filed.sensitive
}
