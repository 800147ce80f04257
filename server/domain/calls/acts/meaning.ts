import type { Actor, County } from '../../county.js'
import type { DocumentKind } from '../../numbering/document-number.js'
import { reserveDocumentNumber } from '../../numbering/document-number.js'
import { sayEach } from '../../language.js'
import { done, refuse, type Outcome } from '../../outcome.js'
import { isStoreError } from '../../../store/port.js'
import type { Context } from '../feel.js'
import { textIn } from '../feel.js'
import { forms, meantForm } from '../forms.js'
import { wordsOf } from '../projection/words.js'
import { calls, type CallRecord, type Filed } from '../record.js'
import { unitName } from '../../county.js'
import { checkFiling } from './file.js'
import { fieldFault, refused } from './refused-words.js'
import { sense } from './sense.js'
import { itemVariables, shownTitle } from './start-variables.js'
import { filingFromForm } from './revised.js'
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
  const faults = sense(ctx, deed)
  if (Object.keys(faults).length)
    return refuse('FORM_INVALID', refused.senseless, { fields: sayEach(faults, ctx.language) })
  if (form === forms.feedBack && record.filed.evidence.length && !files.length)
    return refuse('FORM_INVALID', refused.evidenceMissing, {
      fields: sayEach({ 佐证: fieldFault.evidence(record.filed.evidence) }, ctx.language),
    })
  if (form === forms.signOrder) return done({ ...filled, 文号: await numberFor(ctx, deed, '督') })
  if (form === forms.signDocument) return done({ ...filled, 文号: await numberFor(ctx, deed, '通') })
  // Only the deputy may withdraw, and so is the one who approves it.
  if (form === forms.requestExit) return done({ ...filled, 批准人: deed.actor.person })
  if (form === forms.file) return revise(ctx, deed)
  return done(filled)
}

/** Only the choice that issues the document draws a number. */
async function numberFor(
  ctx: County,
  { filled, token, record }: Deed,
  kind: DocumentKind,
): Promise<string | null> {
  if (!['签发', '修改后签发'].includes(textIn(filled.签发意见) ?? '')) return null
  const ask = { kind, act: `sign/${token}`, case: record.number, now: ctx.now }
  return reserveDocumentNumber(ctx.store, ctx.county, ctx.people.county.prefix, ask)
}

/** The township revises its call before it goes out: the record takes what is filed now. */
async function revise(ctx: County, { actor, record, input }: Deed) {
  const filing = filingFromForm(input)
  const checked = await checkFiling(ctx, actor, filing, record.number)
  if (!checked.ok)
    return checked.code === 'FORM_INVALID' ? { ...checked, fields: inForm(checked.fields) } : checked
  const { filed } = checked.value
  await rewrite(ctx, record, filed, filing.urgency)
  return done({
    ...itemVariables({ filed }),
    标题: shownTitle({ filed, matter: record.matter }),
    清单项: filed.item,
    清单项名: filed.itemTitle,
    紧急程度: filing.urgency,
  })
}

async function rewrite(ctx: County, { _id }: CallRecord, filed: Filed, urgency: Urgency): Promise<void> {
  for (;;) {
    const there = await ctx.store.get(calls, ctx.county, _id)
    if (!there) return
    const words = wordsOf({ ...there, filed, urgency }, code => unitName(ctx, code))
    try {
      await ctx.store.update(calls, ctx.county, _id, there.rev, {
        set: { filed, urgency, words, sensitive: filed.sensitive },
      })
      return
    } catch (error) {
      if (!isStoreError(error, 'STALE_REV')) throw error
    }
  }
}

const formKeys: Readonly<Record<string, string>> = {
  item: '清单项',
  offListReason: '事由',
  title: '标题',
  content: '内容',
  place: '地点',
  happenedAt: '发生时间',
  dutyText: '属地职责已履行',
  dutiesUndoneReason: '属地职责已履行',
  files: '佐证',
  urgency: '紧急程度',
  oralApprover: '口头批准人',
  oralApprovedAt: '批准时刻',
  urgencyReason: '紧急理由',
  reportedTo: '已报告',
  citizenContact: '群众联系方式',
  sensitiveReason: '敏感理由',
}

function inForm(fields: Record<string, string> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([key, text]) => [formKeys[key] ?? key, text]))
}
