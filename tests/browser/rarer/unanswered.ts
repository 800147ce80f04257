import type { Page } from 'playwright-core'
import { shot } from '../browser.js'
import { choose, fill, open, said, send } from '../clicks.js'
import { phone } from '../office.js'
import { steps } from '../steps.js'
import { caseAt, type AtWork } from './at-work.js'

/** @param late number of a call in hand since 2026-10-12 that nobody answers */
export function unanswered({ office, by }: AtWork, late: () => string): void {
  describe('a call that nobody answers', () => {
    const step = steps()

    step('should get a supervision order, signed on a telephone by the head of the centre', async () => {
      await office().until('2026-10-21 08:40')
      await by(
        'chenliqun',
        caseAt(late()),
        async page => {
          await open(page, '签发督办单')
          expect(await page.locator('.af-notes').innerText()).toContain('至今未反馈，期限 10月19日 17:30')
          await choose(page, '意见', '签发')
          await fill(page, '督办要求', '10月23日前书面反馈，说明逾期原因。')
          await shot(page, 'phone-order')
          await send(page)
          await said(page, '督办单 示督〔2026〕1号 已签发')
        },
        phone,
      )
      await by('zhenghaitao', '/notices', async page => {
        await page.getByText('示督〔2026〕1号').first().waitFor()
      })
    })

    step('should get a circular, signed on a telephone by the supervision office', async () => {
      await office().until('2026-10-27 08:40')
      await by(
        'fengjing',
        '/todo',
        async page => {
          await page.locator('.tr-row').first().waitFor()
          await shot(page, 'phone-to-sign')
          await page.goto(caseAt(late()))
          await open(page, '审签')
          const text = page.getByRole('textbox', { name: '文稿' })
          expect(await text.inputValue()).toContain('关于交警大队超期五个工作日未反馈的通报')
          await choose(page, '意见', '签发')
          await shot(page, 'phone-circular')
          await send(page)
          await said(page, '通报 示通〔2026〕1号 已签发')
        },
        phone,
      )
    })

    step('should be proposed for joint supervision by the centre', async () => {
      await by('chenliqun', caseAt(late()), async page => {
        await open(page, '提请联合督办')
        await choose(page, '意见', '提请')
        await fill(page, '理由', '超期五个工作日，两次催办未果')
        await shot(page, 'joint-proposing')
        await send(page)
        await said(page, '提请联合督办（交警大队）：提请')
      })
      await by('chenliqun', '/supervision', async page => {
        await page.locator('.el-table__row').first().waitFor()
        await nothingIsCut(page)
        await shot(page, 'ledger-after')
      })
    })
  })
}

/** The ledger's cells hold what they say: none is cut off. */
async function nothingIsCut(page: Page): Promise<void> {
  const cut = `[...document.querySelectorAll('.el-table__row .cell')].filter(one => one.scrollWidth > one.clientWidth + 1)
    .map(one => one.innerText)`
  expect(await page.evaluate(cut)).toEqual([])
}
