import { tooBusy } from '../../runtime/index.js'
import { requestId } from '../../runtime/request.js'
import { textIn, textsIn, type Context } from '../calls/feel.js'
import { unitName, type Actor, type County } from '../county.js'
import { matterWords } from '../matters/words.js'
import { sendNotice } from '../notices/send.js'
import { isStoreError } from '../../store/port.js'
import { rulings, type Ruling } from './record.js'

/** What a ruling is about: a case, or an item of the list. */
export type Contested = { case: string } | { item: string }

/** The ruling that is under way about this; the latest, when there are several. */
export async function rulingUnderWay(
  { store, county }: Pick<County, 'store' | 'county'>,
  about: Contested,
): Promise<Ruling | undefined> {
  const where = 'case' in about ? { case: about.case } : { item: about.item, case: null }
  const { items } = await store.find(rulings, county, { where, limit: 200 })
  return items
    .filter(row => row.state === '陈述中' || row.state === '裁定中')
    .sort((a, b) => b.askedAt - a.askedAt)[0]
}

/**
 * Records a further contest on the ruling that is under way and in the trail; whoever rules reads it and is told. Doing it twice does
 * nothing more.
 * @throws RuntimeError TOO_BUSY while the ruling began or ended a moment ago: it is tried again
 */
export async function joinRuling(
  ctx: County,
  actor: Actor,
  about: Contested,
  said: Context,
  token: string,
): Promise<{ sentence: { zh: string; en: string } }> {
  const further = {
    token,
    by: actor.person,
    unit: actor.unit,
    text: textIn(said.争议事由) ?? '',
    parties: textsIn(said.争议单位),
    at: ctx.now,
  }
  for (;;) {
    const row = await rulingUnderWay(ctx, about)
    if (!row) throw tooBusy()
    try {
      if (!row.contests.some(each => each.token === token))
        await ctx.store.update(rulings, ctx.county, row._id, row.rev, {
          set: { contests: [...row.contests, further], units: [...new Set([...row.units, actor.unit])] },
        })
    } catch (error) {
      if (!isStoreError(error, 'STALE_REV')) throw error
      continue
    }
    await ctx.audit.append(ctx.county, {
      person: actor.person,
      post: actor.post,
      act: 'ownership.contested',
      subject: 'case' in about ? about.case : about.item,
      requestId: requestId(),
      at: ctx.now,
      once: token,
      details: { ...about, joined: row.instance },
    })
    await tell(ctx, actor, row, further.text, token)
    break
  }
  return { sentence: matterWords.joined }
}

async function tell(ctx: County, actor: Actor, row: Ruling, text: string, token: string): Promise<void> {
  const { people } = await ctx.directory.resolve(
    ctx.county,
    [
      { role: 'head', unit: '编办' },
      { role: 'officer', unit: '编办' },
    ],
    ctx.now,
  )
  const unit = unitName(ctx, actor.unit)
  const notice = {
    key: `${row.instance}/${token}`,
    kind: '裁定',
    level: '并入争议',
    text: `「${row.title}」${unit}也提出争议：${text}`,
    textEn: `“${row.title}”: ${unit} contests it as well: ${text}`,
    case: row.case,
    at: ctx.now,
  }
  await sendNotice(ctx.store, ctx.county, notice, people)
}
