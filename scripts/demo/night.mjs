import { clockText } from './county.mjs'

/** What waits for a person of a unit, with its limit, beside who leads the shift there by the roster. */
async function shift(stage, account, task) {
  const groups = await stage.as(account).get('/api/demo/people')
  const leader = groups
    .flatMap(group => group.people)
    .find(person => person.unitName === '交警大队' && person.roleName.includes('值班领导'))
  const page = await stage.as(account).get('/api/tasks')
  const found = page.groups.flatMap(group => group.tasks).find(one => one.name === task)
  if (!found) throw new Error(`${task} does not wait for ${account}`)
  const onRoster = leader && found.candidates.includes(leader.name)
  stage.note(
    `${task} ${found.limit.due}`,
    `${task}时限 ${clockText(Date.parse(found.limit.due))}，${onRoster ? '等当班的人' : '不是当班的人'}`,
    `值班表：交警大队 ${leader?.name}；可办：${found.candidates.join('、')}`,
  )
}

export const night = {
  title: '第三件：特急，国庆夜里',
  from: '2026-10-03 23:00',
  async play(stage) {
    await stage.at('2026-10-03 23:10')
    await stage.file({
      title: '省道S3柳林段大货车刮擦占道',
      content: '两辆大货车在弯道刮擦，占用行车道，随时可能再撞。',
      urgency: '特急',
      oralApprover: '379999.zhaoyongqiang',
      oralApprovedAt: '2026-10-03T23:05:00+08:00',
      urgencyReason: '占用行车道，随时可能再撞',
    })
    await stage.at('2026-10-03 23:20')
    await stage.act('zhoulan', 'decide-intake', {
      审核结论: '受理',
      主办: 'JJ',
      协办: [],
      疑难: false,
    })
    await shift(stage, 'liyushan', '签收')
    await stage.at('2026-10-03 23:27')
    await stage.act('liyushan', 'sign')
    await shift(stage, 'liyushan', '响应报到')
    await stage.at('2026-10-03 23:45')
    await stage.act('liyushan', 'respond', {
      响应方式: '电话联系',
      响应时刻: '2026-10-03T23:45:00+08:00',
    })
    await stage.until('2026-10-04 23:20')
    await stage.at('2026-10-04 23:26')
    const at = '2026-10-04T23:26:00+08:00'
    await stage.act('zhoulan', 'call', { 拨打时刻: at, 接听人: '李玉山', 已知悉: true })
    await stage.act('zhoulan', 'call', { 拨打时刻: at, 已知悉: false, 未接通原因: '无人接听' })
    await stage.at('2026-10-04 23:31')
    await stage.act('zhoulan', 'call', {
      拨打时刻: '2026-10-04T23:31:00+08:00',
      接听人: '高文博',
      已知悉: true,
    })
    await stage.until('2026-10-05 12:00')
  },
  expected: [
    { at: '2026-10-03 23:20', what: /^派发给交警大队.*期限 明天 23:20/ },
    { at: '2026-10-03 23:20', what: /^签收时限 2026-10-03 23:30，等当班的人/ },
    { at: '2026-10-03 23:27', what: /^响应报到时限 2026-10-03 23:50，等当班的人/ },
    { at: '2026-10-04 01:20', what: /首次反馈已到时限/ },
    { at: '2026-10-04 11:20', what: /^提醒：.*临近办结时限/ },
    { at: '2026-10-04 23:20', what: /^催办：.*办结时限已到/ },
    { at: '2026-10-04 23:20', what: /^交警大队亮红灯/ },
    { at: '2026-10-04 23:26', what: /^电话告知.*李玉山接听/ },
    { at: '2026-10-04 23:26', what: /^电话告知.*未接通/ },
    { at: '2026-10-04 23:31', what: /^电话告知.*高文博接听/ },
  ],
}
