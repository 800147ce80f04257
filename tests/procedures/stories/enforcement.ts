import { toIso } from '../../../server/calendar/index.js'
import { fileCase } from '../../../server/domain/calls/acts/file-case.js'
import { actOfTask } from '../../../server/domain/calls/acts/task-id.js'
import { demonstrationCounty, type StoryCounty } from './county.js'

export const township = '379999101'

const violation = {
  清单项: 'SD-37',
  标题: '柳林大集外摊点占道',
  内容: '摊点占用校门口主干道，劝离三次无效',
  地点: { text: '柳林大集北口' },
  属地职责已履行: '已劝离三次并划定疏导点',
  紧急程度: '一般',
}

/** The demonstration county with the procedures of enforcement in force. */
export async function enforcementCounty(from: string): Promise<StoryCounty> {
  const county = await demonstrationCounty(from)
  await county.deploys('joint-enforcement', 'enforcement-referral')
  return county
}

/** A case that the clerk of 柳林镇 files in one of them; its number. */
export async function filesIn(
  county: StoryCounty,
  process: 'joint-enforcement' | 'enforcement-referral',
  more: Record<string, unknown> = {},
): Promise<string> {
  const clerk = await county.who('clerk', township)
  const values = { ...violation, 佐证: [await county.photo(clerk)], ...more }
  const filed = await fileCase(await county.now(), clerk, { process, values })
  if (!filed.ok) throw new Error(JSON.stringify(filed))
  return filed.value.number
}

/** A joint action under way to its convening by the township, with 综合行政执法局 as lead and three members. */
export async function convenes(county: StoryCounty, more: Record<string, unknown> = {}): Promise<string> {
  const number = await filesIn(county, 'joint-enforcement', more)
  await county.does(number, 'check-power', { 核查结论: '需联合', 核查依据: '属地管理清单第 37 项' })
  await county.does(number, 'convene', convening(county))
  return number
}

export const convening = (county: StoryCounty) => ({
  主办执法部门: 'ZF',
  成员单位: ['SC', 'GA', 'JT'],
  召集事由: '摊点占道，劝离无效',
  集合时间: toIso(county.clock.now() + 3_600_000),
  集合地点: '柳林大集北口',
  响应级别: '2小时',
})

/** 确认到场 by the clerk of that unit. */
export async function confirms(
  county: StoryCounty,
  number: string,
  unit: string,
  more = {},
): Promise<string> {
  const values = { 到场: '能', 带队人: '队长', 执法人员: '甲 ZF-0001\n乙 ZF-0002', ...more }
  return does(county, number, unit, '确认到场', values)
}

/** The open task of that name that is the unit's, by its clerk. */
export async function does(
  county: StoryCounty,
  number: string,
  unit: string,
  name: string,
  input: Record<string, unknown>,
): Promise<string> {
  const outcome = await tries(county, number, unit, name, input)
  if (outcome.ok) return outcome.value.sentence
  throw new Error(`${outcome.code} ${outcome.text} ${JSON.stringify(outcome.fields ?? {})}`)
}

export async function tries(
  county: StoryCounty,
  number: string,
  unit: string,
  name: string,
  input: Record<string, unknown>,
) {
  const rows = await county.open(number)
  const row = rows.find(each => each.name.replace('\n', '') === name && each.units.includes(unit))
  if (!row) throw new Error(`no ${name} of ${unit}; open: ${rows.map(each => each.name).join(', ')}`)
  return county.tries(number, actOfTask(row._id), input, await county.who('clerk', unit))
}

/** The site is visited: the joint record, and the evidence of each of these units. */
export async function visits(county: StoryCounty, number: string, units: readonly string[]): Promise<void> {
  await county.does(number, 'joint-record', {
    到场情况: '到场单位和时间见签到表',
    现场情况: '校门口摊点十二处占道',
    到场执法人员: '甲 ZF-0001、乙 ZF-0002',
    回避: '无',
  })
  for (const unit of units) await does(county, number, unit, '本单位取证', { 取证清单: '照片三张' })
}

export const concluding = async (county: StoryCounty, more: Record<string, unknown>, lead = 'ZF') => ({
  结论理由: '占道事实清楚',
  结论依据: '城市市容和环境卫生管理条例',
  签发人: (await county.who('head', lead)).person,
  ...more,
})

/** A joint action of which the lead filed a penalty case that day; every unit confirmed and was on site. */
export async function filesPenalty(
  county: StoryCounty,
  on: string,
  caseNumber = '2026-0088',
): Promise<string> {
  const number = await convenes(county, { 紧急程度: '紧急' })
  for (const unit of ['ZF', 'SC', 'GA', 'JT']) await confirms(county, number, unit)
  await visits(county, number, ['ZF', 'SC', 'GA', 'JT'])
  const filed = { 结论: '立案', 案件号: caseNumber, 立案日期: on }
  await does(county, number, 'ZF', '处理结论', await concluding(county, filed))
  return number
}

export const decided = (on: string, more: Record<string, unknown> = {}) => ({
  决定: '处罚',
  决定日期: on,
  决定文书号: '示综罚〔2026〕88号',
  需要法制审核: '不需要',
  含罚款: true,
  已告知权利日期: on,
  ...more,
})
