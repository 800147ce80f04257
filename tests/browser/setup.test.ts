import type { Browser, Page } from 'playwright-core'
import { demoTable, newCounty, type NewCounty } from '../setup/new-county.js'
import { describeInBrowser, launch, shot } from './browser.js'
import { desktop, phone } from './office.js'
import { steps } from './steps.js'

/** An administrator sets an empty county up, by clicks and uploads alone. */
describeInBrowser('an empty county in the hands of its administrator', () => {
  const step = steps()
  let county: NewCounty
  let browser: Browser
  let page: Page
  const faults: string[] = []

  async function blank(size = desktop): Promise<Page> {
    const context = await browser.newContext({
      viewport: size,
      locale: 'zh-CN',
      baseURL: county.service.url,
      acceptDownloads: true,
    })
    context.setDefaultTimeout(20_000)
    const opened = await context.newPage()
    opened.on('pageerror', error => faults.push(error.message))
    opened.on('response', answer => {
      if (answer.status() >= 500) faults.push(`${answer.status()} ${answer.url()}`)
    })
    return opened
  }

  async function upload(table: string, content: string): Promise<void> {
    await page
      .locator('section', { has: page.getByRole('heading', { name: table, exact: true }) })
      .last()
      .locator('input[type=file]')
      .setInputFiles({ name: 'table.csv', mimeType: 'text/csv', buffer: Buffer.from(content) })
  }

  const stepButton = (name: RegExp) => page.getByRole('button', { name, expanded: false })

  beforeAll(async () => {
    county = await newCounty()
    browser = await launch()
    page = await blank()
    const [name, value] = county.admin.cookie().split('=')
    await page.context().addCookies([{ name: name!, value: value!, url: county.service.url }])
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    await county?.service.close()
    expect(faults).toEqual([])
  })

  step('should lead from the empty county to its setup', async () => {
    await page.goto('/todo')
    await page.getByRole('button', { name: '开始设置' }).click()
    await page.waitForURL('/setup')
    await page.getByText('下一步：县名和编号').waitFor()
    await shot(page, 'setup-1-empty')
    await page.getByRole('textbox', { name: '事项编号前缀' }).fill('SF')
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('下一步：单位').waitFor()
  })

  step('should offer a template to download', async () => {
    const coming = page.waitForEvent('download')
    await page.getByRole('link', { name: '下载模板' }).first().click()
    expect((await coming).suggestedFilename()).toBe('units.csv')
  })

  step('should show what is wrong and write nothing', async () => {
    await upload('单位表', '单位编码,单位名称,类别\nJT,交通运输局,县直部门\nLL,柳林镇,乡村\n,河口镇,乡镇')
    await page.getByText('有 2 处要改，什么都没有写入').waitFor()
    expect(await page.getByRole('button', { name: '确认导入' }).count()).toBe(0)
    await shot(page, 'setup-2-problems')
    await page.getByRole('button', { name: '收起' }).click()
  })

  step('should show what would be added, and add it once confirmed', async () => {
    await upload('单位表', demoTable('units'))
    await page.getByText('将新增 207，更改 1，不变 0').waitFor()
    await shot(page, 'setup-3-units')
    await page.getByRole('button', { name: '确认导入' }).click()
    await page.getByText('下一步：人员和岗位').waitFor()
    await page.getByText('207 个单位').waitFor()
  })

  step('should give people first passwords that are shown once', async () => {
    await upload('人员表', demoTable('people'))
    await page.getByText('将新建 17 个账号').waitFor()
    await page.getByRole('button', { name: '确认导入' }).click()
    await page.getByRole('heading', { name: '17 个首次密码' }).waitFor()
    await shot(page, 'setup-4-passwords')
    const coming = page.waitForEvent('download')
    await page.getByRole('button', { name: '下载名单' }).click()
    expect((await coming).suggestedFilename()).toBe('first-passwords.csv')
  })

  step('should print each password on a slip of its own, and nothing else', async () => {
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.fp-slip').first().isVisible()).toBe(true)
    expect(await page.locator('#app').isVisible()).toBe(false)
    await page.emulateMedia({ media: 'screen' })
    expect(await page.locator('.fp-slip').first().isVisible()).toBe(false)
  })

  step('should let a clerk in with the first password, to change it first', async () => {
    const row = page.getByRole('row', { name: /lixiaomei/ })
    const password = await row.locator('td').last().innerText()
    const clerk = await blank(phone)
    await clerk.goto('/sign-in')
    await clerk.getByRole('textbox', { name: '账号' }).fill('lixiaomei')
    await clerk.locator('input[type=password]').fill(password)
    await clerk.getByRole('button', { name: '登录' }).click()
    const dialog = clerk.getByRole('dialog')
    await dialog.waitFor()
    for (const [index, text] of [password, 'walnut-by-the-well', 'walnut-by-the-well'].entries())
      await dialog.locator('input').nth(index).fill(text)
    await dialog.getByRole('button').last().click()
    await clerk.getByRole('link', { name: '发起呼叫' }).first().waitFor()
    await clerk.context().close()
  })

  step(
    'should take over rosters and the list, and say that townships can begin once nobody is missing',
    async () => {
      await page.getByRole('button', { name: '已交给本人，不再显示' }).click()
      await stepButton(/值班表/).click()
      await upload('值班规则表', demoTable('roster'))
      await page.getByRole('button', { name: '确认导入' }).click()
      await page.getByText('9 条值班规则').waitFor()
      await stepButton(/属地管理清单/).click()
      await upload('清单表', demoTable('items'))
      await page.getByRole('button', { name: '确认导入' }).click()
      await page.getByText('67 项').first().waitFor()
      await stepButton(/人员和岗位/).click()
      await page
        .getByText(/没有经办人/)
        .first()
        .waitFor()
      await shot(page, 'setup-5-gaps')
    },
  )

  step('should reset a password, after asking once more', async () => {
    await page.getByRole('textbox', { name: '姓名、账号或单位' }).fill('李晓梅')
    await page.getByRole('button', { name: '查找' }).click()
    await page.getByRole('button', { name: '重设密码' }).click()
    await page.getByRole('button', { name: '确定重设' }).click()
    await page.getByRole('heading', { name: '1 个首次密码' }).waitFor()
  })

  step('should fit a phone', async () => {
    await page.setViewportSize(phone)
    await upload('人员表', demoTable('people'))
    await page.getByText('与现有的完全一样，不用导入').waitFor()
    await page.getByText('已交给本人，不再显示').click()
    await page.getByText('与现有的完全一样').scrollIntoViewIfNeeded()
    await shot(page, 'setup-6-phone')
    const wide = await page.evaluate('document.querySelector("#main").scrollWidth > innerWidth')
    expect(wide).toBe(false)
    await upload('人员表', 'unit,slot,name\nJT,clerk1,何敏敏\nJT,boss,何敏')
    await page.getByText('有 1 处要改').waitFor()
    await shot(page, 'setup-7-phone-problems')
  })

  step('should read in English', async () => {
    await page.setViewportSize(desktop)
    await page.evaluate("localStorage.setItem('huying.language', 'en')")
    await page.goto('/setup')
    await page.getByText('Next: People and posts').waitFor()
    await page
      .getByText(/nobody is clerk/)
      .first()
      .waitFor()
    await upload('Table of people', 'unit,slot,name\nJT,boss,何敏\nJT,deputy,何敏敏')
    await page.getByText('To correct: 1. Nothing was written').waitFor()
    await page.getByText(/has no such post; it has: head/).waitFor()
    await shot(page, 'setup-8-english')
  })
})
