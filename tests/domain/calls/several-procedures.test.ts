import { fileCase } from '../../../server/domain/calls/acts/file-case.js'
import { followedPenalty, platformAct } from '../../../server/domain/calls/acts/platform.js'
import { caseView } from '../../../server/domain/views/case-view.js'
import type { Actor } from '../../../server/domain/county.js'
import { instantOf, toIso } from '../../../server/calendar/index.js'
import { demonstrationCounty, type StoryCounty } from '../../procedures/stories/county.js'

const violation = {
  清单项: 'SD-31',
  标题: '擅自占道堆放砂石',
  内容: '省道 S3 柳林段路肩堆放砂石约二十方，经营者不听劝阻',
  当事人: '王某建材店',
  地点: { text: '省道 S3 柳林段' },
  属地职责已履行: '已到场劝阻并拍照',
  紧急程度: '一般',
}

async function refers(county: StoryCounty, more: Record<string, unknown> = {}, of?: string) {
  const clerk = await county.who('clerk', '379999101')
  const values = { ...violation, 佐证: [await county.photo(clerk)], ...more }
  return fileCase(await county.now(), clerk, {
    process: 'enforcement-referral',
    values,
    ...(of === undefined ? {} : { of }),
  })
}

describe('a matter in several procedures', () => {
  it('should file a violation under a number and a document of its own, named with its procedure', async () => {
    const county = await demonstrationCounty()
    await county.deploys('joint-enforcement', 'enforcement-referral')
    const filed = await refers(county)
    if (!filed.ok) throw new Error(JSON.stringify(filed))
    expect(filed.value).toMatchObject({
      number: 'SF-20260929-00001@enforcement-referral',
      matter: 'SF-20260929-00001',
      process: 'enforcement-referral',
      status: 'started',
      documentNumber: '示查〔2026〕1号',
      filed: {
        title: violation.标题,
        dutyText: '已到场劝阻并拍照',
        answers: [{ key: '当事人', text: '王某建材店' }],
      },
    })
    const { number } = filed.value
    await county.does(number, 'approve', { 意见: '退回修改', 说明: '写明当事人' })
    const clerk = await county.who('clerk', '379999101')
    const [again] = (await county.may(number, clerk)).acts
    expect(again).toMatchObject({
      name: '改好再送审签',
      defaults: { 标题: violation.标题, 当事人: '王某建材店', 属地职责已履行: '已到场劝阻并拍照' },
    })
    await county.acts(number, again!.id, { ...again!.defaults, 当事人: '王大力建材店' }, clerk)
    await county.does(number, 'approve', { 意见: '同意' })
    const record = await county.call(number)
    expect(record.filed.answers).toEqual([{ key: '当事人', text: '王大力建材店' }])
    expect(record).toMatchObject({ state: '承办中', running: true, due: instantOf('2026-10-14 17:30') })
    const lead = await county.who('clerk', record.lead!)
    const { acts } = await county.may(number, lead)
    expect(acts.map(act => [act.id, act.form?.id])).toEqual([
      ['extension', 'enforcement-referral.extension-requested'],
      ['return', 'enforcement-referral.return-requested'],
      ['comment', 'comment'],
    ])
    // Who asked for a hearing later is named as the party is: in full to who deals with them.
    const asked = { name: '听证申请', at: record.filedAt, facts: [{ key: '申请人', text: '王大力' }] }
    const named = async (reader: Actor) => {
      const page = await caseView(await county.now(), reader, { ...record, passed: [asked] })
      return [page.answers[0]?.value, page.milestones[0]?.details[0]?.value]
    }
    for (const reader of [clerk, lead]) expect(await named(reader)).toEqual(['王大力建材店', '王大力'])
    expect(await named(await county.who('clerk', 'YX'))).toEqual(['王**', '王**'])
  })

  it('should follow a penalty case that a joint action filed, by its body and by the platform', async () => {
    const county = await demonstrationCounty()
    await county.deploys('joint-enforcement')
    const clerk = await county.who('clerk', '379999101')
    const number = await filesPenalty(county, clerk)
    const lead = await county.who('clerk', 'JJ')
    const offered = async () =>
      (await county.may(number, lead)).acts.filter(act => act.kind === 'message').map(act => act.id)
    expect(await offered()).toEqual([
      'evidence-preserved',
      'rights-notified',
      'cash-collected',
      'decision-term-extended',
      'case-withdrawn-by-body',
    ])
    expect((await county.may(number, clerk)).acts.map(act => act.id)).not.toContain('evidence-preserved')

    await county.acts(number, 'evidence-preserved', { 日期: '2026-09-29', 保存物品: '砂石', 金额: 500 }, lead)
    await county.acts(
      number,
      'rights-notified',
      { 告知日期: '2026-09-29', 告知文书号: '告字 1 号', 可听证: true },
      lead,
    )
    expect(await offered()).toContain('hearing-requested')
    const platform = (act: string, values: Record<string, unknown>, id = act) =>
      county.now().then(ctx => platformAct(ctx, { caseNumber: 'JJ/2026-31', act, values, id }))
    expect(await platform('hearing-requested', { 申请人: '王某' })).toMatchObject({ ok: true })
    expect(await platform('hearing-requested', { 申请人: '王某' })).toMatchObject({ ok: true })
    const known = await followedPenalty(await county.now(), 'JJ/2026-31')
    expect(known).toMatchObject({ case: number, due: instantOf('2026-12-28 23:59:59') })
    const { act: preserved } = known!.tasks.find(task => task.form?.endsWith('handle-preserved'))!
    expect(await platform(preserved, { 处理决定: '解除保存', 处理日期: '2026-09-30' })).toMatchObject({
      ok: true,
    })
    expect(await platform('nudge', {})).toMatchObject({ ok: false })
    expect(await followedPenalty(await county.now(), 'JJ/2026-99')).toBeUndefined()

    const { passed = [] } = await county.call(number)
    expect(passed.map(each => each.name)).toEqual(
      expect.arrayContaining(['召集', '结论', '证据保存', '告知', '听证申请', '证据处理']),
    )
    expect(JSON.stringify(passed)).not.toContain('500')
    const page = await caseView(await county.now(), lead, await county.call(number))
    expect(page.people.map(unit => [unit.role, unit.unit, unit.note])).toContainEqual([
      '协办',
      'JT',
      '已确认到场',
    ])
    expect(page.clocks.map(clock => [clock.name, clock.limit.light])).toEqual([
      [expect.stringContaining('2026-31'), 'green'],
      ['安排听证', 'green'],
    ])
    expect(page.milestones[0]).toMatchObject({ name: '证据处理', who: '执法办案平台' })
    expect(await county.troubles()).toEqual([])
  })
})

/** A joint action of 柳林镇 up to the penalty case that its lead files. */
async function filesPenalty(county: StoryCounty, clerk: Actor): Promise<string> {
  const filed = await fileCase(await county.now(), clerk, {
    process: 'joint-enforcement',
    values: { ...violation, 佐证: [await county.photo(clerk)], 紧急程度: '紧急' },
  })
  if (!filed.ok) throw new Error(JSON.stringify(filed))
  const { number } = filed.value
  await county.does(number, 'check-power', { 核查结论: '需联合', 核查依据: '涉及两个执法部门' })
  await county.does(number, 'convene', {
    主办执法部门: 'JJ',
    成员单位: ['JT'],
    召集事由: '占道堆放',
    集合时间: toIso(county.clock.now() + 3_600_000),
    集合地点: '柳林路口',
    响应级别: '2小时',
  })
  for (const 带队人 of ['张三', '李四'])
    await county.does(number, 'confirm', { 到场: '能', 带队人, 执法人员: '甲 001、乙 002' })
  const record = { 到场情况: '都到', 现场情况: '路肩堆放砂石', 到场执法人员: '甲、乙', 回避: '无' }
  await county.does(number, 'joint-record', record)
  for (const 取证清单 of ['照片 3 张', '照片 1 张']) await county.does(number, 'unit-evidence', { 取证清单 })
  await county.does(number, 'conclude', {
    结论: '立案',
    结论理由: '事实清楚',
    结论依据: '公路法',
    案件号: '2026-31',
    立案日期: '2026-09-29',
    签发人: (await county.who('head', 'JJ')).person,
  })
  return number
}
