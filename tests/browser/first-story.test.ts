import type { Page } from 'playwright-core'
import { describeInBrowser, shot } from './browser.js'
import { openOffice, type Office } from './office.js'
import { photo } from './photo.js'
import { steps } from './steps.js'
import { attach, choose, drawn, fill, open, rate, send } from './clicks.js'

const title = '省道S3柳林段大货车乱停乱放'

/**
 * One call on the item 省道大货车乱停乱放, from a township's clerk to its rating, by clicks alone. Each person has a
 * page of their own.
 */
describeInBrowser('a call on lorries along the provincial road', () => {
  const step = steps()
  let office: Office
  const pages = new Map<string, Page>()
  let address: string

  /** The person's page, at their first place; signed in by a click, and again when the session has ended. */
  async function at(name: string): Promise<Page> {
    const page = pages.get(name) ?? (await office.door(name))
    pages.set(name, page)
    await page.goto('/')
    const card = page.getByRole('button', { name })
    const bar = page.locator('.pm')
    await card.or(bar).first().waitFor()
    if (await bar.isVisible()) return page
    await card.click()
    await bar.waitFor()
    return page
  }

  beforeAll(async () => {
    office = await openOffice()
  }, 120_000)
  afterAll(() => office?.close())

  step('should be filed by a clerk of the township in one page', async () => {
    const page = await at('李晓梅')
    await page.getByRole('link', { name: '发起呼叫' }).first().click()
    await page.getByRole('combobox', { name: '清单事项' }).fill('huoche')
    await page.getByRole('option', { name: /省道大货车乱停乱放/ }).click()
    await fill(page, '标题', title)
    await fill(page, '情况', '10月12日8时起，十余辆大货车停在路肩，占用非机动车道，学生上学要绕行。')
    await fill(page, '地点', '省道S3柳林段K12+300，镇中心小学门口')
    for (const duty of await page.locator('.fc-duties .el-checkbox').all()) await duty.click()
    await fill(page, '做了什么', '镇综治办三次到场劝离，登记车牌11个，引导至停车场，仍有车辆返回。')
    await attach(page, '路肩停车.png', await photo(office.browser, '省道S3 K12+300 2026-10-12 08:20', 3))
    await page.locator('.fc-right').getByText('10月19日').first().waitFor()
    await shot(page, '01-filing')
    await page.getByRole('button', { name: /送审签/ }).click()
    await page.waitForURL(/\/cases\/SF-/)
    address = new URL(page.url()).pathname
    await drawn(page)
    await shot(page, '02-filed')
  })

  step('should be approved by the deputy in charge', async () => {
    await office.until('2026-10-12 09:55')
    const page = await at('赵永强')
    await page.locator('.tr-row').filter({ hasText: title }).click()
    await shot(page, '03-to-approve')
    await open(page, '审签')
    await choose(page, '审签意见', '同意')
    await send(page)
  })

  step('should be accepted and dispatched by the centre', async () => {
    await office.until('2026-10-12 10:20')
    const page = await at('周岚')
    await page.getByRole('link', { name: '待派发' }).first().click()
    await page.locator('.qe-row').filter({ hasText: title }).click()
    await page.getByRole('heading', { name: '派给谁' }).waitFor()
    await shot(page, '04-queue')
    await open(page, '受理')
    await shot(page, '05-dispatching')
    await choose(page, '审核结论', '受理')
    await send(page)
  })

  step('should be signed by opening, and responded to', async () => {
    await office.until('2026-10-12 10:40')
    const page = await at('孙志远')
    const row = page.locator('.tr-row').filter({ hasText: title })
    await expect(row.innerText()).resolves.toContain('未签收')
    await shot(page, '06-todo-of-the-lead')
    await row.dblclick()
    await page.getByText('交警大队签收').first().waitFor()
    await drawn(page)
    await shot(page, '07-signed')
    await office.until('2026-10-12 11:00')
    await open(page, '响应')
    await choose(page, '响应方式', '到场')
    await shot(page, '08-responding')
    await send(page)
  })

  step('should be answered in time by one cooperating department', async () => {
    await office.until('2026-10-14 10:00')
    const page = await at('何敏')
    await page.locator('.tr-row').filter({ hasText: title }).dblclick()
    await open(page, '协办')
    await choose(page, '配合结果', '已配合')
    await fill(page, '说明', '增设禁停标志四处，货源企业已约谈。')
    await send(page)
    await page.getByText('交通运输局回复协办：已配合').waitFor()
    await drawn(page)
    await shot(page, '09-cooperated')
  })

  step('should be answered late by the other', async () => {
    await office.until('2026-10-19 09:00')
    const page = await at('马骁')
    await shot(page, '10-late-todo')
    await page.locator('.tr-row').filter({ hasText: title }).dblclick()
    await page.getByText('协办综合行政执法局亮红灯').waitFor()
    await drawn(page)
    await shot(page, '11-late')
    await open(page, '协办')
    await choose(page, '配合结果', '已配合')
    await fill(page, '说明', '清理路侧洗车点两处。')
    await send(page)
  })

  step('should be fed back, verified and rated', async () => {
    await office.until('2026-10-19 10:00')
    const lead = await at('孙志远')
    await lead.goto(address)
    await open(lead, '反馈')
    await fill(lead, '处置情况', '路段清空，落实夜间巡查，停放点已向司机告知。')
    await choose(lead, '办理结果', '已解决')
    await attach(lead, '清空后.png', await photo(office.browser, '省道S3 K12+300 2026-10-16 15:10', 0))
    await shot(lead, '12-feeding-back')
    await send(lead)

    await office.until('2026-10-19 14:00')
    const caller = await at('李晓梅')
    await caller.goto(address)
    await open(caller, '核验')
    await choose(caller, '核验方式', '现场')
    await choose(caller, '核验意见', '办结')
    await rate(caller, '交警大队', [5, 4, 5])
    await rate(caller, '交通运输局', [5, 5, 5])
    await rate(caller, '综合行政执法局', [2, 3, 3])
    await fill(caller, '理由', '迟迟没有回复')
    await shot(caller, '13-verifying-and-rating')
    await send(caller)
    await caller.locator('.tl-list').getByText('已评价').first().waitFor()
    await drawn(caller)
    await shot(caller, '14-rated')
  })

  step('should stand everywhere as it went', async () => {
    const page = pages.get('李晓梅')!
    await page.reload()
    await page.locator('.tl-list').getByText('已评价').first().waitFor()
    const told = await page.locator('.tl-list').innerText()
    for (const sentence of [
      '派发给交警大队，协办交通运输局、综合行政执法局',
      '交警大队签收',
      '交警大队响应：到场',
      '交通运输局回复协办：已配合',
      '协办综合行政执法局亮红灯',
      '综合行政执法局回复协办：已配合',
      '反馈办理结果：已解决',
      '核验通过，办结',
      '已评价',
    ])
      expect([sentence, told.split(sentence).length - 1]).toEqual([sentence, 1])
    expect(office.faults).toEqual([])
  })
})
