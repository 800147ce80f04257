import { printView } from '../../../server/domain/views/print/print-view.js'
import type { StoryCounty } from '../../procedures/stories/county.js'
import {
  concluding,
  confirms,
  convenes,
  does,
  enforcementCounty,
  filesIn,
  township,
  visits,
} from '../../procedures/stories/enforcement.js'

let county: StoryCounty
beforeAll(async () => {
  county = await enforcementCounty('2026-10-09 09:30')
})
afterAll(() => county.store.close())

const printed = async (number: string) =>
  printView(await county.now(), await county.who('clerk', township), await county.call(number))
const nameOf = async (role: 'clerk' | 'deputy' | 'duty', unit: string) => {
  const { person } = await county.who(role, unit)
  return (await county.now()).people.person.get(person)?.name
}

describe('the slips of enforcement', () => {
  it('should name who checked the powers, convened, confirmed and concluded', async () => {
    const number = await convenes(county, { 紧急程度: '紧急' })
    for (const unit of ['ZF', 'SC', 'GA', 'JT']) await confirms(county, number, unit)
    await visits(county, number, ['ZF', 'SC', 'GA', 'JT'])
    const concluded = await concluding(county, { 结论: '未发现违法' })
    await does(county, number, 'ZF', '处理结论', concluded)
    const { call, dispatch, feedback } = await printed(number)
    expect(call.approver).toBe(await nameOf('clerk', township))
    expect(dispatch.dispatcher).not.toBe('')
    expect(dispatch.signedText).toMatch(/2026年10月9日 09:30$/)
    expect(feedback.by).toBe(await nameOf('clerk', 'ZF'))
  })

  it('should name who approved the call to a body, and that the centre has a copy', async () => {
    const number = await filesIn(county, 'enforcement-referral')
    await county.does(number, 'approve', { 意见: '同意' })
    await county.does(number, '签收', {})
    const { call, dispatch } = await printed(number)
    expect(call.approver).toBe(await nameOf('deputy', township))
    expect(dispatch.dispatcher).toContain('中心')
    expect(dispatch.signedText).toMatch(/2026年10月9日 09:30$/)
  })
})
