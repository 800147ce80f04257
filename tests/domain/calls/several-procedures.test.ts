import { fileCase } from '../../../server/domain/calls/acts/file-case.js'
import { instantOf } from '../../../server/calendar/index.js'
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
    await county.deploys('enforcement-referral')
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
    await county.does(number, 'approve', { 意见: '同意' })
    const record = await county.call(number)
    expect(record).toMatchObject({ state: '承办中', running: true, due: instantOf('2026-10-14 17:30') })
    const lead = await county.who('clerk', record.lead!)
    const { acts } = await county.may(number, lead)
    expect(acts.map(act => [act.id, act.form?.id])).toEqual([
      ['extension', 'enforcement-referral.extension-requested'],
      ['return', 'enforcement-referral.return-requested'],
      ['comment', 'comment'],
    ])
  })
})
