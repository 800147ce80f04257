import { fileCase, filingPage } from '../../../server/domain/calls/acts/file-case.js'
import { fileCall } from '../../../server/domain/calls/acts/file.js'
import type { Filing } from '../../../server/domain/calls/acts/filing-rules.js'
import { callProcess } from '../../../server/domain/calls/case-name.js'
import type { Urgency } from '../../../server/domain/calls/urgency.js'
import { code } from '../stories/county.js'
import { secretTitle } from './choices.js'
import type { Dice } from './dice.js'
import { filled } from './fill.js'
import type { Player } from './player.js'

const HOUR = 3_600_000

/** A township files a case, rings the centre, or another source hands one over. */
export async function fileSomething(player: Player, dice: Dice): Promise<void> {
  if ((await player.cases()).length >= player.theme.most) return player.happens('task', dice)
  const process = dice.weighed(Object.keys(player.theme.files), each => player.theme.files[each] ?? 0)
  const unit = dice.oneOf(['379999101', '379999102'])!
  if (process !== undefined && process !== callProcess) return caseIn(player, process, unit, dice)
  if (dice.chance(8)) return handedOver(player, unit, dice)
  const urgency = dice.oneOf(player.theme.urgencies) as Urgency
  return dice.chance(10) ? telephoned(player, unit, urgency, dice) : called(player, unit, urgency, dice)
}

async function caseIn(player: Player, process: string, unit: string, dice: Dice): Promise<void> {
  const actor = await player.county.who('clerk', unit)
  const ctx = await player.county.now()
  const form = await filingPage(ctx, process)
  const leans = { 紧急程度: player.theme.urgencies, 敏感: [false, false, false, true] }
  for (let attempt = 1; ; attempt++) {
    const values = await filled(
      player.county,
      { ctx, actor, dice, numbers: [] },
      { form, defaults: {} },
      leans,
    )
    const outcome = await fileCase(ctx, actor, { process, values })
    if (!outcome.ok && attempt < 4) continue
    const on = outcome.ok ? outcome.value.number : ''
    return player.tell(actor, `files ${process} (${String(values.紧急程度)})`, outcome, on, `file ${process}`)
  }
}

async function called(player: Player, unit: string, urgency: Urgency, dice: Dice): Promise<void> {
  const actor = await player.county.who('clerk', unit)
  const approver = await player.county.who('deputy', unit)
  const ctx = await player.county.now()
  const item = dice.chance(85) ? dice.oneOf(['SD-31', 'SD-37', 'SD-12'])! : null
  const outcome = await fileCall(ctx, actor, {
    ...plain(unit, urgency, dice),
    item,
    ...(item === null ? { offListReason: '清单没有这一项' } : {}),
    ...(urgency === '一般'
      ? {}
      : { oralApprover: approver.person, oralApprovedAt: ctx.now, urgencyReason: '影响通行' }),
  })
  const on = outcome.ok ? outcome.value.number : ''
  player.tell(actor, `files a call (${urgency})`, outcome, on, `file ${callProcess}`)
}

async function telephoned(player: Player, unit: string, urgency: Urgency, dice: Dice): Promise<void> {
  const actor = await player.county.who('clerk', 'YX')
  const approver = await player.county.who('deputy', unit)
  const ctx = await player.county.now()
  const outcome = await fileCall(ctx, actor, {
    ...plain(unit, urgency, dice),
    telephone: { unit, at: ctx.now - dice.roll(2) * HOUR, by: '值班员' },
    ...(urgency === '一般'
      ? {}
      : { oralApprover: approver.person, oralApprovedAt: ctx.now, urgencyReason: '影响通行' }),
  })
  const on = outcome.ok ? outcome.value.number : ''
  player.tell(actor, `enters a telephone call of ${unit} (${urgency})`, outcome, on, 'file by telephone')
}

const plain = (unit: string, urgency: Urgency, dice: Dice): Filing => ({
  item: 'SD-31',
  title: secretTitle,
  content: '情况如所述，请予处置',
  place: { text: '省道 S3 柳林段', township: unit },
  dutiesDone: [],
  dutyText: '已巡查劝离',
  files: [],
  urgency,
  lifeAtRisk: false,
  fromCitizen: dice.chance(40),
  citizenContact: '13812345678',
  sensitive: dice.chance(10),
  sensitiveReason: '涉及举报',
})

/** What the hotline or a grid hands over, under the number that it has already. */
async function handedOver(player: Player, unit: string, dice: Dice): Promise<void> {
  const number = `SF-20260928-${80_000 + dice.roll(10_000)}`
  const source = dice.oneOf(['12345', '网格'])!
  await player.county.services.runtime.publish(code, {
    name: 'file call',
    key: number,
    variables: {
      事项: {
        编号: number,
        文号: null,
        清单: '属地管理清单',
        清单项: 'SD-31',
        清单项名: '省道大货车乱停乱放',
        清单版本: null,
        紧急程度: dice.oneOf(player.theme.urgencies) ?? '一般',
        来源: source,
        来源编号: `${source}-${number}`,
        呼叫单位: unit,
        呼叫时刻: null,
        群众来源: true,
        敏感: false,
        危及生命: false,
        标题: '省道 S3 货车乱停',
      },
      内容: '群众反映夜间货车乱停',
      地点: '省道 S3 柳林段',
      已批准: source === '12345',
    },
  })
  player.tally.acts['file from a source'] = (player.tally.acts['file from a source'] ?? 0) + 1
  player.story.tell(`${source} hands over ${number}`)
}
