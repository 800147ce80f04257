import { shot } from '../browser.js'
import { filed } from '../cases.js'
import { choose, drawn, fill, open, pick, said, send } from '../clicks.js'
import { phone } from '../office.js'
import { steps } from '../steps.js'
import { caseAt, leading, type AtWork } from './at-work.js'

export function disputed({ office, by }: AtWork): void {
  describe('an urgent call whose owner and limit are disputed', () => {
    const step = steps()
    let address: string

    step('should be fed back on in writing within the first day', async () => {
      await office().until('2026-10-13 14:00')
      const { account } = await leading(office(), '379999101')
      const urgent = {
        urgency: '紧急',
        oralApprover: `379999.${account}`,
        oralApprovedAt: '2026-10-13T13:58:00+08:00',
        urgencyReason: '占用行车道，随时可能再撞',
      } as const
      address = caseAt(await filed(office().service, [], urgent))
      await by((await leading(office(), 'YX')).account, address, async page => {
        await open(page, '受理')
        await send(page)
      })
      await office().until('2026-10-13 14:10')
      await by((await leading(office(), 'JJ')).account, address, async page => {
        await said(page, '交警大队签收')
        await open(page, '响应')
        await choose(page, '响应方式', '电话联系')
        await send(page)
        await open(page, '首次书面反馈')
        await fill(page, '现状与措施', '车辆已劝离三台，停放点待划定。')
        await shot(page, 'first-feedback')
        await send(page)
        await said(page, '首次书面反馈：车辆已劝离三台，停放点待划定。')
        expect(await page.locator('.bd').innerText()).toContain('10月16日 周五 14:00')
      })
    })

    step(
      'should be given back, signed by the head from a telephone, and be refused by the centre',
      async () => {
        await by('sunzhiyuan', address, async page => {
          await open(page, '退回')
          const dialog = page.getByRole('dialog', { name: '要申请改派这件吗？' })
          expect(await dialog.innerText()).toContain('改派生效前仍由本单位办理，期限照走')
          await fill(page, '退回理由', '该路段由公路部门管养')
          await fill(page, '依据', '三定方案第五条')
          await pick(page, '建议由谁主办', '交通运输局')
          await shot(page, 'giving-back')
          await send(page)
          await said(page, '申请退回改派，建议主办交通运输局')
          expect(await page.locator('.ab-reasons').innerText()).toContain('已有退回申请在办')
        })
        await by(
          'zhenghaitao',
          address,
          async page => {
            await open(page, '签批退回')
            expect(await page.locator('.af-notes').innerText()).toContain('理由：该路段由公路部门管养')
            await shot(page, 'giving-back-signing')
            await choose(page, '签批意见', '同意')
            await send(page)
          },
          phone,
        )
        await by('zhoulan', address, async page => {
          await drawn(page)
          await shot(page, 'giving-back-asked')
          await open(page, '审核退回')
          await choose(page, '决定', '不同意')
          await fill(page, '理由', '停放管理属交警职责，交通局协办')
          await shot(page, 'giving-back-deciding')
          await send(page)
          await said(page, '退回申请：不同意')
        })
      },
    )

    step(
      'should be given more time by the centre after its head and its township had their word',
      async () => {
        await office().until('2026-10-14 09:00')
        await by('sunzhiyuan', address, async page => {
          await open(page, '申请延期')
          await page.getByRole('spinbutton', { name: '延长多久' }).fill('12')
          await pick(page, '单位', '小时')
          await fill(page, '延期理由', '停放点要重划，夜间施工')
          await fill(page, '目前进展', '已劝离并登记')
          await shot(page, 'more-time')
          await send(page)
          await said(page, '申请延期 12 小时')
          expect(await page.locator('.bd').innerText()).toContain('10月16日 周五 14:00')
        })
        const asked = '申请延长 12 小时，批准后期限为 10月17日 周六 02:00'
        await by(
          'zhenghaitao',
          address,
          async page => {
            await open(page, '签批延期')
            expect(await page.locator('.af-notes').innerText()).toContain(asked)
            await choose(page, '签批意见', '同意')
            await send(page)
          },
          phone,
        )
        await by('lixiaomei', address, async page => {
          await open(page, '延期意见')
          await fill(page, '对延期的意见', '同意，请夜间值守')
          await send(page)
          await said(page, '呼叫单位意见：同意，请夜间值守')
        })
        await by('zhoulan', address, async page => {
          await open(page, '审批延期')
          expect(await page.locator('.af-notes').innerText()).toContain(asked)
          await choose(page, '审批结论', '批准')
          await shot(page, 'more-time-deciding')
          await send(page)
          await said(page, '期限改为 10月17日 周六 02:00')
          expect(await page.locator('.bd').innerText()).toContain('10月17日 周六 02:00')
          await drawn(page)
          await shot(page, 'more-time-given')
        })
      },
    )
  })
}
