import type { Page } from 'playwright-core'
import { shot } from '../browser.js'
import { filed } from '../cases.js'
import { choose, drawn, fill, open, said, send } from '../clicks.js'
import { steps } from '../steps.js'
import { caseAt, type AtWork } from './at-work.js'

export function withdrawn({ office, by }: AtWork): void {
  describe('a call withdrawn before it is dispatched', () => {
    const step = steps()
    let number: string

    step('should say why it cannot be withdrawn while it waits for the signature', async () => {
      number = await filed(office().service)
      await by('zhaoyongqiang', caseAt(number), async page => {
        const act = page.locator('.ab').getByRole('button', { name: '撤回呼叫' })
        await act.waitFor()
        expect(await act.isDisabled()).toBe(true)
        expect(await page.locator('.ab-reasons').innerText()).toContain('还没有呼出')
        await open(page, '审签')
        await choose(page, '审签意见', '同意')
        await send(page)
      })
    })

    step('should be withdrawn with a reason by the deputy who signed it', async () => {
      await office().until('2026-10-12 10:05')
      await by('zhaoyongqiang', caseAt(number), async page => {
        await page.getByRole('button', { name: '乡呼县应' }).click()
        await page.locator('.hy-diagram').getByText('转办', { exact: true }).first().waitFor()
        await drawn(page)
        await shot(page, 'withdrawing-overview')
        expect(await page.locator('.hy-badge').count()).toBeGreaterThan(0)
        expect(await coveredLabels(page)).toEqual([])
        await open(page, '撤回呼叫')
        const dialog = page.getByRole('dialog', { name: '要撤回这件呼叫吗？' })
        expect(await dialog.innerText()).toContain('不能恢复')
        // It can only be withdrawn here: how it ends is not asked.
        expect(await dialog.innerText()).not.toContain('退出方式')
        await fill(page, '理由', '货车已由业主自行清走。')
        await shot(page, 'withdrawing')
        await send(page)
        await said(page, '撤回呼叫：货车已由业主自行清走。')
        await drawn(page)
        expect(await page.locator('.bd').innerText()).toContain('已撤回')
        await shot(page, 'withdrawn')
      })
      await by('zhoulan', caseAt(number), async page => {
        await page.locator('.bd').getByText('已撤回').waitFor()
        expect(await page.locator('.cs-acts').getByRole('button').allInnerTexts()).toEqual(['打印'])
      })
    })
  })
}

/** The labels of the drawing on which a badge lies. */
function coveredLabels(page: Page): Promise<unknown> {
  return page.evaluate(`(() => {
    const boxes = [...document.querySelectorAll('.hy-badge')].map(one => one.getBoundingClientRect())
    return [...document.querySelectorAll('.hy-diagram [data-element-id$="_label"] text')]
      .filter(label => {
        const { left, right, top, bottom } = label.getBoundingClientRect()
        return boxes.some(
          box => box.left < right - 1 && box.right > left + 1 && box.top < bottom - 1 && box.bottom > top + 1,
        )
      })
      .map(label => label.textContent)
  })()`)
}
