import { clockText, openCounty } from './county.mjs'
import { printTable } from './table.mjs'

const lorries = {
  item: 'SD-31',
  title: '省道S3柳林段大货车乱停乱放',
  content: '十余辆大货车停在路肩，占用非机动车道，影响通行。',
  place: { text: '省道S3柳林段K12处', township: '379999101' },
  dutiesDone: ['巡查发现并登记车牌', '劝离并引导到停车场', '拍照固定证据'],
  dutyText: '已三次到场劝离并登记车牌，仍有车辆返回。',
  files: [],
  urgency: '一般',
  lifeAtRisk: false,
  fromCitizen: false,
  sensitive: false,
}
/** The units whose people are asked, after a story, what lies behind their bells. */
const told = ['379999101', 'YX', 'JJ', 'JT', 'ZF', 'DC']

/**
 * Plays a story and writes down everything that its case shows, in the order and at the instants of the clock. What
 * happened is read as a person reads it: from the case's timeline, the ledger and the bells.
 *
 * @param {{ title: string, from: string, play(stage: object): Promise<void>, expected: object[] }} story
 * @returns how many things were not as expected
 */
export async function playStory(story) {
  const county = await openCounty(story.from)
  const rows = []
  const seen = new Set()
  let number
  const centre = county.as('zhoulan')

  function note(id, what, who) {
    if (seen.has(id)) return
    seen.add(id)
    rows.push({ at: clockText(county.clock.now()), what, who })
  }

  async function look() {
    if (!number) return
    const { entries } = await centre.get(`/api/cases/${number}/timeline`)
    for (const entry of entries.reverse()) {
      const [, kind, names, text] = /^(\S{2}) (\S+?)：(.*)$/s.exec(entry.text) ?? []
      const notice = entry.who === '系统' && names?.includes('「') === false
      note(entry.id, notice ? `${kind}：${text}` : entry.text, notice ? names : entry.who)
    }
    const { rows: ledger } = await centre.get('/api/supervision')
    const leg = ledger.find(row => row.number === number && row.role === '主办')
    for (const step of leg?.steps ?? [])
      if (step.state !== 'ahead')
        note(`${leg.limit.due} ${step.name}`, `督办阶梯：${step.name}`, leg.turnName)
  }

  const stage = {
    ...county,
    centre,
    at: text => county.at(text, look),
    until: text => county.until(text, look),
    look,
    note,
    number: () => number,
    async file(change = {}) {
      number = (await county.as('lixiaomei').post('/api/calls', { ...lorries, ...change })).number
      await look()
    },
    async act(account, form, variables) {
      await county.as(account).act(number, form, variables)
      await look()
    },
  }
  try {
    await story.play(stage)
    console.log(`\n${story.title} ${number}`)
    printTable(
      ['时刻', '发生了什么', '谁 / 告诉谁'],
      [16, 56, 44],
      rows.map(row => [row.at, row.what, row.who]),
    )
    const faults = [
      ...unexpected(story.expected, rows),
      ...(await toldTwice(county, number)),
      ...county.trouble.map(text => `日志里有：${text}`),
    ]
    for (const fault of faults) console.log(`✗ ${fault}`)
    if (faults.length === 0) console.log(`✓ ${story.expected.length} 个时刻都对，每件只发生一次，没有提前`)
    return faults.length
  } finally {
    await county.close()
  }
}

/** What did not happen at its instant, once, and at no other; one sentence each. */
export function unexpected(expected, rows) {
  return expected.flatMap(({ what, at }) => {
    const instants = rows.filter(row => what.test(row.what)).map(row => row.at)
    return instants.length === 1 && instants[0] === at
      ? []
      : [`「${what.source}」应在 ${at} 发生一次，实际：${instants.join('、') || '没有发生'}`]
  })
}

/** Nobody finds the same notice twice behind their bell. */
async function toldTwice(county, number) {
  const faults = []
  for (const unit of told) {
    const { people } = await county.as('zhoulan').get(`/api/people?unit=${unit}`)
    for (const { person, name } of people) {
      const { notices } = await county.as(person.split('.')[1]).get('/api/notices')
      const mine = notices.filter(notice => notice.number === number)
      const keys = mine.map(notice => `${notice.level ?? notice.kind} ${notice.atText} ${notice.text}`)
      const twice = keys.filter((key, index) => keys.indexOf(key) !== index)
      faults.push(...twice.map(key => `${name} 收到两次：${key}`))
    }
  }
  return faults
}
