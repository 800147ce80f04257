import { shot } from '../browser.js'
import { attach, choose, drawn, fill, open, pick, said, send, when } from '../clicks.js'
import { phone } from '../office.js'
import { photo } from '../photo.js'
import { steps } from '../steps.js'
import { leading, type AtWork } from './at-work.js'

const title = '省道S3大货车侧翻，司机被困'

export function inDanger({ office, by }: AtWork): void {
  describe('a call in danger to life, called first and signed after', () => {
    const step = steps()
    let address: string

    step('should be filed on the word of the leader on duty, and be with the centre at once', async () => {
      await office().until('2026-10-12 10:10')
      const leader = await leading(office(), '379999101')
      await by('lixiaomei', '/calls/new', async page => {
        await page.getByRole('combobox', { name: '清单事项' }).fill('huoche')
        await page.getByRole('option', { name: /省道大货车乱停乱放/ }).click()
        await fill(page, '标题', title)
        await fill(page, '情况', '大货车侧翻占满两车道，司机被困，油箱漏油。')
        await fill(page, '地点', '省道S3柳林段K12+300')
        for (const duty of await page.locator('.fc-duties .el-checkbox').all()) await duty.click()
        await fill(page, '做了什么', '已疏散围观群众，两端设警戒。')
        await page.locator('.uc-card').filter({ hasText: '特急' }).click()
        await page.getByText('危及生命安全', { exact: true }).click()
        await page.getByText('先拨 110、119、120、122，并报总值班室').waitFor()
        await fill(page, '已报告谁', '10:05 已报 120、119、镇值班室')
        await pick(page, '口头批准人', leader.name)
        await when(page, '批准时刻', '2026-10-12 10:08')
        await fill(page, '为什么这么急', '有人被困，油箱漏油')
        await shot(page, 'danger-filing')
        await page
          .locator('.fc-foot')
          .getByRole('button', { name: /发起呼叫/ })
          .click()
        await page.waitForURL(/\/cases\/SF-/)
        address = new URL(page.url()).pathname
        await page.locator('.bd').getByText('值班领导').waitFor()
        const head = await page.locator('.cs-head').innerText()
        for (const told of [
          '危及生命',
          '已报告：10:05 已报 120、119、镇值班室',
          `${leader.name} 今天 10:08 口头批准`,
        ])
          expect(head).toContain(told)
        await drawn(page)
        await shot(page, 'danger-filed')
      })
    })

    step('should be signed afterwards by that leader', async () => {
      await office().until('2026-10-12 10:12')
      const leader = await leading(office(), '379999101')
      await by(leader.account, '/todo', async page => {
        const row = page.locator('.tr-row').filter({ hasText: title })
        expect(await row.innerText()).toContain('补签')
        await row.dblclick()
        await open(page, '补签')
        await choose(page, '意见', '同意')
        await shot(page, 'danger-countersigning')
        await send(page)
        await page.locator('.ab').getByRole('button', { name: '补签' }).waitFor({ state: 'detached' })
      })
    })

    step('should be dispatched from a telephone by the leader on duty of the centre', async () => {
      const leader = await leading(office(), 'YX')
      await by(
        leader.account,
        '/todo',
        async page => {
          await page.locator('.tr-row').filter({ hasText: title }).waitFor()
          await page.goto(address)
          await open(page, '受理')
          await shot(page, 'danger-dispatching')
          // What endangers life is neither refused nor sent back.
          const choices = page.getByRole('radiogroup', { name: '审核结论' })
          expect(await choices.innerText()).not.toMatch(/退回补正|不予受理/)
          await send(page)
          await said(page, '派发给交警大队')
        },
        phone,
      )
    })

    step('should be signed, responded to and first fed back on, from a telephone', async () => {
      await office().until('2026-10-12 10:20')
      const leader = await leading(office(), 'JJ')
      await by(
        leader.account,
        address,
        async page => {
          await said(page, '交警大队签收')
          await open(page, '响应')
          await choose(page, '响应方式', '到场')
          await send(page)
          await open(page, '首次')
          await fill(page, '现状与措施', '已到场，司机已救出送医，吊车在途。')
          await send(page)
          await said(page, '首次书面反馈：已到场，司机已救出送医，吊车在途。')
          await drawn(page)
          await shot(page, 'danger-first-feedback')
          // An act that is not possible stands behind 更多, with its reason.
          await page.locator('.ab').getByRole('button', { name: '更多' }).click()
          const refused = page.getByRole('menuitem', { name: /退回/ })
          expect(await refused.innerText()).toContain('特急件不能退回')
          await page.keyboard.press('Escape')
        },
        phone,
      )
    })

    step('should be rung about at the limit, two people, each until they know', async () => {
      await office().until('2026-10-13 10:16')
      const centre = await leading(office(), 'YX')
      await by(centre.account, '/todo', async page => {
        await page.locator('.tr-row').filter({ hasText: title }).nth(1).waitFor()
        expect(await page.locator('.tr-row').filter({ hasText: title }).count()).toBe(2)
        await page.goto(address)
        await open(page, '登记与交警大队值班领导的通话')
        const notes = page.locator('.af-notes')
        expect(await notes.innerText()).toMatch(/请拨打交警大队值班领导 \S+ \d{7}/)
        // The calendar of the first field does not lie over the others.
        expect(await page.locator('.el-picker-panel:visible').count()).toBe(0)
        await shot(page, 'danger-ringing')
        await fill(page, '接听人', '值班领导本人')
        await choose(page, '对方已知悉', '已知悉')
        await send(page)
        await said(page, '电话告知主办值班领导：已知悉，值班领导本人接听')
        await open(page, '登记与分管县领导的通话')
        expect(await notes.innerText()).toMatch(/请拨打分管县领导 高文博 \d{7}/)
        await choose(page, '对方已知悉', '未接通')
        await fill(page, '未接通原因', '无人接听')
        await send(page)
        await said(page, '电话告知分管县领导：未接通')
        await open(page, '登记与分管县领导的通话')
        await choose(page, '对方已知悉', '已知悉')
        await send(page)
        await said(page, '电话告知分管县领导：已知悉')
        await drawn(page)
        await shot(page, 'danger-rung')
      })
    })

    step('should be fed back late and verified, and stand as late', async () => {
      await by('sunzhiyuan', address, async page => {
        await open(page, '反馈')
        await fill(page, '处置情况', '肇事货车已拖离，双向恢复通行。')
        await choose(page, '办理结果', '已解决')
        await fill(page, '未回复协办说明', '协办单位到场后口头回复')
        await attach(page, '恢复通行.png', await photo(office().browser, '省道S3', 0))
        await send(page)
        await said(page, '交警大队红灯计入')
      })
      await office().until('2026-10-13 11:00')
      await by('lixiaomei', address, async page => {
        await open(page, '核验')
        await choose(page, '核验方式', '电话')
        await choose(page, '核验意见', '办结')
        // Working days are counted as such also of a case that runs by day and night.
        expect(await page.locator('.bd').innerText()).toMatch(/剩 2 工作日 5 工作时\n(?!.*自然时)/)
        await send(page)
        await said(page, '核验通过，办结')
        await drawn(page)
        await shot(page, 'danger-closed')
      })
    })
  })
}
