import { shot } from '../browser.js'
import { attach, choose, drawn, fill, open, pick, said, send } from '../clicks.js'
import { photo } from '../photo.js'
import { steps } from '../steps.js'
import { caseAt, type AtWork } from './at-work.js'

/** @param number of a call in hand, which the story goes on with */
export function unverified({ office, by }: AtWork, number: () => string): void {
  describe('a result that its township does not verify, and that does not hold', () => {
    const step = steps()
    const feedsBack = (text: string, result: string) =>
      by('sunzhiyuan', caseAt(number()), async page => {
        await open(page, '反馈')
        await fill(page, '处置情况', text)
        await choose(page, '办理结果', result)
        await fill(page, '未回复协办说明', '协办单位已到场')
        await attach(page, '清空后.png', await photo(office().browser, '省道S3', 0))
        await send(page)
      })

    step('should be verified on site by the centre in its stead, and go back', async () => {
      await feedsBack('已清理路段并落实夜间巡查。', '已解决')
      await office().until('2026-11-11 09:00')
      await by('chenliqun', caseAt(number()), async page => {
        expect(await page.locator('.ab-first').innerText()).toContain('代为核验')
        await open(page, '代为核验')
        await attach(page, '现场.png', await photo(office().browser, '省道S3', 2))
        await choose(page, '核验意见', '不实，退回重办')
        await fill(page, '理由', '夜间仍有货车停放')
        await pick(page, '分管负责同志同意', /陈立群/)
        await shot(page, 'in-stead')
        await send(page)
        await said(page, '核验未解决，返工')
        expect(await page.locator('.bd').innerText()).toContain('等交警大队签收')
        await drawn(page)
        // The next leg begins anew: nobody has responded in it yet.
        await page
          .locator('.ld')
          .getByText(/^响应报到：未到/)
          .waitFor({ state: 'attached' })
        await shot(page, 'in-stead-rework')
      })
    })

    step('should be coordinated by the centre when it does not hold a second time', async () => {
      await by('sunzhiyuan', caseAt(number()), async page => {
        await page.locator('.tl-list').getByText('交警大队签收').nth(1).waitFor()
        await open(page, '响应')
        await choose(page, '响应方式', '到场')
        await send(page)
      })
      await feedsBack('夜间巡查已加密，增设抓拍一处。', '部分解决')
      await by('lixiaomei', caseAt(number()), async page => {
        await open(page, '核验')
        await choose(page, '核验方式', '电话')
        await choose(page, '核验意见', '不实，退回重办')
        await fill(page, '理由', '当晚仍有六辆')
        await pick(page, '分管负责同志同意', /赵永强/)
        await send(page)
      })
      await by('chenliqun', caseAt(number()), async page => {
        await open(page, '协调')
        await choose(page, '协调决定', '再次返工并提请联合督办')
        await shot(page, 'coordinating')
        await send(page)
        await said(page, '再次返工并提请联合督办')
        await open(page, '提请联合督办')
        await choose(page, '意见', '提请')
        await fill(page, '理由', '两次返工仍不实')
        await send(page)
        await said(page, '提请联合督办（交警大队）：提请')
        await shot(page, 'coordinated')
      })
    })
  })
}
