import { instantOf } from '../../../calendar/index.js'
import type { Act } from '../../calls/acts/list.js'
import { personName, unitName, type Actor, type County } from '../../county.js'
import { say, type Words } from '../../language.js'
import { matterActs, openTasksOfInstance } from '../../matters/acts.js'
import type { Matter } from '../../matters/matter.js'
import type { UnitReport } from '../../supervision/documents/record.js'
import { chosenText } from '../../words/chosen.js'
import { momentText, plainDateText } from '../time/dates.js'
import { aboutCases, type AboutCase } from './about.js'
import { matterRow, type MatterRow } from './rows.js'
import { waitsFor } from './waits.js'

/** One matter as its page shows it: what is recorded of it, line by line, and what the reader may do. */
export interface MatterView extends MatterRow {
  /** Whose turn it is; absent when nobody's. */
  sentence?: string
  lines: { name: string; text: string }[]
  /** The cases that it is about, as they stand now. */
  about: AboutCase[]
  acts: Act[]
}

type Line = readonly [Words, string | undefined]

export async function matterView(ctx: County, actor: Actor, matter: Matter): Promise<MatterView> {
  const lines = (matter.kind === 'ruling' ? rulingLines : matter.kind === 'document' ? paperLines : actLines)(
    ctx,
    matter as never,
  )
  const sentence = waitsFor(ctx, actor, await openTasksOfInstance(ctx, matter.row.instance))
  return {
    ...matterRow(ctx, matter),
    ...(sentence === undefined ? {} : { sentence }),
    lines: lines.flatMap(([name, text]) =>
      text === undefined || text === '' ? [] : [{ name: say(name, ctx.language), text }],
    ),
    about: await aboutCases(ctx, actor, matter),
    acts: await matterActs(ctx, actor, matter),
  }
}

function rulingLines(ctx: County, { row }: Extract<Matter, { kind: 'ruling' }>): Line[] {
  const unit = (code: string | undefined) => (code === undefined ? undefined : unitName(ctx, code))
  const { chosen, at } = tools(ctx)
  return [
    [{ zh: '缘由', en: 'Why' }, chosen(row.why)],
    [{ zh: '争议事由', en: 'What is contested' }, row.grounds],
    [{ zh: '首接单位', en: 'First unit' }, unit(row.firstUnit)],
    [{ zh: '建议主办', en: 'Proposed lead' }, unit(row.proposed)],
    [{ zh: '提出单位', en: 'Asked by' }, unit(row.askedBy)],
    ...row.positions.map(({ unit: by, text, grounds }): Line => [
      { zh: `陈述（${unitName(ctx, by)}）`, en: `Position (${unitName(ctx, by)})` },
      [chosen(text), grounds].filter(Boolean).join('；'),
    ]),
    ...row.contests.map(({ unit: by, text, at: when }): Line => [
      { zh: `并入争议（${unitName(ctx, by)}）`, en: `Contested as well (${unitName(ctx, by)})` },
      `${at(when)} ${text}`,
    ]),
    [{ zh: '裁定', en: 'Ruling' }, row.result && `${chosen(row.result)} ${unit(row.lead) ?? ''}`.trim()],
    [{ zh: '依据', en: 'Grounds' }, row.basis],
    [{ zh: '派发有误', en: 'Dispatched wrongly' }, row.wrong ? say(redsBack, ctx.language) : undefined],
    [{ zh: '修订清单', en: 'Revision of the list' }, row.revises ? say(proposed, ctx.language) : undefined],
    [{ zh: '裁定时刻', en: 'Ruled' }, row.ruledAt === undefined ? undefined : at(row.ruledAt)],
    [{ zh: '编办超时', en: 'Late since' }, row.overdueAt === undefined ? undefined : at(row.overdueAt)],
  ]
}

function paperLines(ctx: County, { row }: Extract<Matter, { kind: 'document' }>): Line[] {
  const { chosen, at } = tools(ctx)
  return [
    [{ zh: '文稿', en: 'Text' }, row.text],
    [{ zh: '签发人', en: 'Signed by' }, row.signedBy && personName(ctx, row.signedBy)],
    [{ zh: '签发时刻', en: 'Decided' }, row.decidedAt === undefined ? undefined : at(row.decidedAt)],
    [{ zh: '不签发理由', en: 'Why it was not issued' }, row.reason],
    [
      { zh: '约谈', en: 'Talk' },
      row.talk?.at === undefined ? undefined : [at(row.talk.at), row.talk.place].filter(Boolean).join(' '),
    ],
    ...(row.opinions ?? []).map(({ unit, text, onSite }): Line => [
      { zh: `成员意见（${unitName(ctx, unit)}）`, en: `Opinion (${unitName(ctx, unit)})` },
      [chosen(text), onSite].filter(Boolean).join('；'),
    ]),
    [{ zh: '督办要求', en: 'Ordered' }, row.demand?.text],
    ...(row.reports ?? []).map(({ at: when, ...report }): Line => [
      { zh: `答复（${at(when)}）`, en: `Reply, ${at(when)}` },
      replyText(ctx, report),
    ]),
    ...(row.findings ?? []).map(({ opinion, reason, at: when }): Line => [
      { zh: `认定（${at(when)}）`, en: `Finding, ${at(when)}` },
      [chosen(opinion), reason].filter(Boolean).join('；'),
    ]),
    [
      { zh: '移送函', en: 'Letter of referral' },
      row.referral &&
        [
          row.referral.letter,
          row.referral.date,
          row.referral.receiver && unitName(ctx, row.referral.receiver),
        ]
          .filter(Boolean)
          .join('，'),
    ],
  ]
}

/** Cause, measures and until when, a line each. */
function replyText(ctx: County, { cause, measures, doneBy }: Omit<UnitReport, 'at'>): string {
  const day = doneBy === undefined ? '' : plainDateText(instantOf(doneBy), ctx.now, ctx.language)
  const lines: Line[] = [
    [{ zh: '原因', en: 'Cause' }, cause],
    [{ zh: '措施', en: 'Measures' }, measures],
    [{ zh: '完成时间', en: 'Done by' }, day],
  ]
  return lines.flatMap(([name, text]) => (text ? say(asLine(name, text), ctx.language) : [])).join('\n')
}

const asLine = ({ zh, en }: Words, text: string): Words => ({ zh: `${zh}：${text}`, en: `${en}: ${text}` })

function actLines(ctx: County, { row }: Extract<Matter, { kind: 'act' }>): Line[] {
  const { chosen, at } = tools(ctx)
  return [
    [{ zh: '交办人', en: 'Given by' }, row.givenBy && personName(ctx, row.givenBy)],
    [
      { zh: '答复', en: 'Answer' },
      row.answeredAt === undefined
        ? undefined
        : [at(row.answeredAt), row.opinion && chosen(row.opinion), row.answer].filter(Boolean).join('；'),
    ],
    [{ zh: '再办要求', en: 'Still to be done' }, row.again],
    [{ zh: '超期', en: 'Overdue since' }, row.overdueAt === undefined ? undefined : at(row.overdueAt)],
    [{ zh: '撤回理由', en: 'Why it was withdrawn' }, row.withdrawnFor],
  ]
}

const redsBack = {
  zh: '首接单位在本件的红灯已撤销',
  en: 'The reds of the first unit in this case are taken back',
}
const proposed = { zh: '已提出', en: 'proposed' }

const tools = ({ now, language }: County) => ({
  chosen: (text: string) => chosenText(text, language),
  at: (instant: number) => momentText(instant, now, language),
})
