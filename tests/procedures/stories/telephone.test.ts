import { instantOf } from '../../../server/calendar/index.js'
import { fileCall } from '../../../server/domain/calls/acts/file.js'
import { clockText, demonstrationCounty, plainFiling, type StoryCounty } from './county.js'

let county: StoryCounty
beforeAll(async () => {
  county = await demonstrationCounty('2026-10-17 20:00')
  await county.deploys()
})
afterAll(() => county.store.close())

describe('T-15 by telephone', () => {
  it('should count from the ring, be confirmed the next working day, and go on unconfirmed', async () => {
    await county.until('2026-10-17 20:30')
    const centre = await county.who('clerk', 'YX')
    const telephone = { unit: '379999101', at: instantOf('2026-10-17 20:15'), by: '柳林镇值班员' }
    const wrong = await fileCall(await county.now(), centre, plainFiling)
    expect(wrong).toMatchObject({
      code: 'FORM_INVALID',
      fields: {
        telephoneUnit: '请选来电的乡镇（街道）',
        telephoneAt: '请填写来电时刻',
        telephoneBy: '请写来电人',
      },
    })
    const filed = await fileCall(await county.now(), centre, { ...plainFiling, telephone })
    if (!filed.ok) throw new Error(filed.text)
    const { number } = filed.value
    const record = await county.call(number)
    expect(record).toMatchObject({ caller: '379999101', state: '待受理', filedBy: centre.person })
    expect(clockText(record.calledAt ?? 0)).toBe('2026-10-17 20:15')
    expect(clockText(record.intakeDue ?? 0)).toBe('2026-10-19 14:00')
    const confirming = await county.task(number, 'do-act')
    expect(clockText(confirming?.due ?? 0)).toBe('2026-10-19 17:30')
    const deputy = await county.who('deputy', '379999101')
    expect(confirming?.people).toContain(deputy.person)
    await county.until('2026-10-19 17:30')
    const reminded = (await county.notices(number)).filter(row => row.text.includes('确认电话呼叫'))
    expect(reminded.map(row => [clockText(row.at), row.person])).toContainEqual([
      '2026-10-19 17:30',
      deputy.person,
    ])
    expect((await county.call(number)).state).toBe('待受理')
    await county.does(number, 'do-act', { 确认结果: '更正', 答复: '地点应为柳林段北侧' })
    await county.accepts(number)
    expect(await county.call(number)).toMatchObject({ state: '承办中', lead: 'JJ' })
    expect(await county.troubles()).toEqual([])
  })
})
