/** What a call is filed with; its title finds it again. */
export const filing = title => ({
  item: 'SD-31',
  title,
  content: '十余辆大货车停在路肩，影响通行。',
  place: { text: '省道S3柳林段K12处', township: '379999101' },
  dutiesDone: ['巡查发现并登记车牌', '劝离并引导到停车场', '拍照固定证据'],
  dutyText: '已到场劝离并登记车牌。',
  files: [],
  urgency: '一般',
  lifeAtRisk: false,
  fromCitizen: false,
  sensitive: false,
})

const scores = { 响应速度: 5, 办理质量: 5, 满意度: 5 }

/** From filing to rating: who does which form with what. `sign` is done by opening the case. */
export const course = [
  { who: 'zhaoyongqiang', form: 'approve', variables: { 意见: '同意' } },
  {
    who: 'zhoulan',
    form: 'decide-intake',
    variables: { 审核结论: '受理', 主办: 'JJ', 协办: ['JT', 'ZF'], 疑难: false },
  },
  { who: 'sunzhiyuan', form: 'sign', variables: {} },
  {
    who: 'sunzhiyuan',
    form: 'respond',
    variables: { 响应方式: '电话联系', 响应时刻: '2026-10-12T09:40:00+08:00' },
  },
  { who: 'hemin', form: 'cooperate', variables: { 结果: '已配合', 说明: '增设禁停标志' } },
  { who: 'maxiao', form: 'cooperate', variables: { 结果: '已配合', 说明: '清理路侧洗车点' } },
  {
    who: 'sunzhiyuan',
    form: 'feed-back',
    variables: { 处置情况: '路段清空', 结果: '已解决' },
    evidence: true,
  },
  { who: 'lixiaomei', form: 'verify', variables: { 核验方式: '电话', 核验意见: '办结' } },
  {
    who: 'lixiaomei',
    form: 'rate',
    variables: { 评分: ['JJ', 'JT', 'ZF'].map(单位 => ({ 单位, ...scores })) },
  },
]

/** Milliseconds after which a node that fell silent has been made good for by the others, with room to spare. */
const patience = 45_000

/**
 * The act of the next step, as the service offers it to who does it; undefined when it does not. What a node that died
 * was about to deliver comes a little later.
 */
export async function offeredSoon(ask, number, { who, form }) {
  for (const until = Date.now() + patience; ; await new Promise(go => setTimeout(go, 500))) {
    const { status, body } = await ask(who, 'GET', `/api/cases/${number}/acts`)
    const act = status === 200 ? offered(body, form) : undefined
    if (act || Date.now() > until) return act
  }
}

/** The act of a form among those that a case offers; undefined when it does not. */
export function offered(page, form) {
  if (form === 'sign') return page.signs
  return page.acts.find(act => act.form?.id.endsWith(`.${form}`))
}
