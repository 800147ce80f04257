import type { CallRecord } from '../../calls/record.js'
import { plain, strong } from './parts.js'
import { verbOf } from './verbs.js'
import type { CaseWords } from './words.js'

const listed = (names: readonly string[]) => names.join('、')

export const caseWordsZh: CaseWords = {
  yourTurn: task => [strong('轮到您'), plain(verbOf(task, 'zh-CN'))],
  waiting: (who, task) => [plain('等'), strong(who), plain(verbOf(task, 'zh-CN'))],
  waitingForAnswer: lead => [plain('等'), strong(lead), plain('反馈')],
  waitingForRating: caller => [plain('已办结，等'), strong(caller), plain('评价')],
  shelved: record => [
    plain(`已挂账${reviewOn(record) ? `，${reviewOn(record)} 复核` : ''}，可以随时恢复办理`),
  ],
  merged: main => [plain('已并件，等主件 '), strong(main), plain(' 的结果')],
  stopped: state => [plain(`${state}，流程停住了，等`), strong('系统管理员'), plain('处理')],
  asking: (kind, who, task) => plain(`；${kind}待${who}${verbOf(task, 'zh-CN')}`),
  cooperation: ({ late, waiting, replied }) => [
    ...(late.length ? [plain('；协办'), { text: `${listed(late)}超期`, light: 'red' as const }] : []),
    ...(waiting.length ? [plain(`；协办${listed(waiting)}未回复`)] : []),
    ...(replied.length ? [plain(`；${listed(replied)}已回复`)] : []),
  ],
  closing,
  sentTo: (person, task) => `已送${person}${verbOf(task, 'zh-CN')}`,
  sent: sentence => `已送出，${sentence}`,
  next: {
    approval: '同意后由运行管理中心受理派发',
    intake: '受理后派发给主办单位',
    supplement: '补正后由运行管理中心继续受理',
    feedback: caller => `反馈后由${caller}核验`,
    verification: caller => `办结后由${caller}评价`,
  },
}

const reviewOn = ({ shelvings }: CallRecord) => shelvings?.at(-1)?.reviewOn

function closing(record: CallRecord): string {
  if (record.state === '办结') {
    if (record.ratedAt !== undefined) return '已办结，已评价'
    return record.unratedAt === undefined ? '已办结' : '已办结，未评价'
  }
  if (record.refusal) return `不予受理：${record.refusal.reason}`
  if (record.state === '转办') return '已转其他渠道办理'
  if (record.state === '未呼叫') return '未批准，没有呼出'
  if (record.withdrawal) return `已${record.withdrawal.how ?? '撤回'}：${record.withdrawal.reason}`
  return record.state
}
