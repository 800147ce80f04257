/** 一般, dispatched on 2026-09-29 at 10:20 with five working days, signed and responded to in time. */
async function dispatched(stage) {
  await stage.at('2026-09-29 09:30')
  await stage.file()
  await stage.at('2026-09-29 09:50')
  await stage.act('zhaoyongqiang', 'approve', { 意见: '同意' })
  await stage.at('2026-09-29 10:20')
  await stage.act('zhoulan', 'decide-intake', {
    审核结论: '受理',
    主办: 'JJ',
    协办: ['JT', 'ZF'],
    疑难: false,
  })
  await stage.at('2026-09-29 10:40')
  await stage.act('sunzhiyuan', 'sign')
  await stage.at('2026-09-29 11:00')
  await stage.act('sunzhiyuan', 'respond', {
    响应方式: '到场',
    响应时刻: '2026-09-29T11:00:00+08:00',
    联系人: '镇值班室',
  })
  await stage.at('2026-09-30 15:00')
  await stage.act('hemin', 'cooperate', { 结果: '已配合', 说明: '增设禁停标志四处' })
  await stage.at('2026-09-30 16:00')
  await stage.act('maxiao', 'cooperate', { 结果: '已配合', 说明: '清理路侧洗车点两处' })
}

export const unanswered = {
  title: '第二件：一般，5 个工作日，主办一直没有反馈',
  from: '2026-09-29 09:00',
  async play(stage) {
    await dispatched(stage)
    await stage.until('2026-10-30 17:30')
  },
  expected: [
    { at: '2026-09-29 10:20', what: /^派发给交警大队.*期限 10月12日 周一 17:30/ },
    { at: '2026-10-10 17:30', what: /^提醒：.*临近办结时限/ },
    { at: '2026-10-10 17:30', what: /^督办阶梯：提醒$/ },
    { at: '2026-10-12 17:30', what: /^催办：.*办结时限已到/ },
    { at: '2026-10-12 17:30', what: /^交警大队亮红灯/ },
    { at: '2026-10-12 17:30', what: /^督办阶梯：到期$/ },
    { at: '2026-10-13 17:30', what: /督办单已起草/ },
    { at: '2026-10-13 17:30', what: /^督办阶梯：督办单$/ },
    { at: '2026-10-19 17:30', what: /^督办阶梯：通报$/ },
  ],
}

export const extended = {
  title: '第二件，获准延期：10月9日批准延长 2 个工作日',
  from: '2026-09-29 09:00',
  async play(stage) {
    await dispatched(stage)
    await stage.at('2026-10-08 15:00')
    await stage.act('sunzhiyuan', 'extension', {
      延长数量: 2,
      单位: '工作日',
      理由: '路段施工，停放点要重划',
      进展: '已清理一半',
    })
    await stage.at('2026-10-08 16:00')
    await stage.act('zhenghaitao', 'sign-ext', { 意见: '同意' })
    await stage.at('2026-10-08 17:00')
    await stage.act('lixiaomei', 'comment-ext', { 延期意见: '同意延期' })
    await stage.at('2026-10-09 10:00')
    await stage.act('zhoulan', 'decide-ext', { 批复: '批准', 数量: 2 })
    await stage.until('2026-10-30 17:30')
  },
  expected: [
    { at: '2026-10-09 10:00', what: /^期限改为 10月14日 周三 17:30/ },
    { at: '2026-10-13 17:30', what: /^提醒：.*临近办结时限/ },
    { at: '2026-10-13 17:30', what: /^督办阶梯：提醒$/ },
    { at: '2026-10-14 17:30', what: /^催办：.*办结时限已到/ },
    { at: '2026-10-14 17:30', what: /^交警大队亮红灯/ },
    { at: '2026-10-14 17:30', what: /^督办阶梯：到期$/ },
    { at: '2026-10-15 17:30', what: /督办单已起草/ },
    { at: '2026-10-15 17:30', what: /^督办阶梯：督办单$/ },
    { at: '2026-10-21 17:30', what: /^督办阶梯：通报$/ },
  ],
}
