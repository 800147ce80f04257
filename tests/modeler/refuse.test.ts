import { writeFileSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { jest } from '@jest/globals'
import type { Page } from 'playwright-core'
import { describeInBrowser, shot } from '../browser/browser.js'
import { openOffice, type Office } from '../browser/office.js'
import { become, goInto, group, middle, openProcedure, pick, place, saved, shape, tray } from './desk.js'

jest.setTimeout(60_000)

let office: Office
let page: Page
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

describeInBrowser('what the engine refuses', () => {
  beforeEach(async () => {
    page = await openProcedure(office, 'township-call')
  })
  afterEach(async () => {
    await page.context().request.delete('/api/designer/procedures/township-call/draft')
    await page.context().close()
    const { store } = office.service.service.services.domain
    const { procedureDrafts } = await import('../../server/domain/design/index.js')
    await store.remove(procedureDrafts, '379999', '379999/township-call')
  })

  it('should be said on an element that the engine does not know, in Chinese', async () => {
    const from = await middle(shape(page, 'end-not-filed'))
    await place(page, 'create.exclusive-gateway', { x: from.x + 80, y: from.y })
    await become(page, '复杂网关')
    const checks = tray(page, '检查')
    await checks.getByText('引擎不执行这种元素').waitFor()
    expect(await checks.getByText('请换成引擎支持的元素').count()).toBe(1)
    expect(await page.locator('.djs-element.has-error').count()).toBe(1)
    expect(await page.locator('.djs-overlays .badge.error').count()).toBe(1)
    await saved(page)
    await shot(page, 'designer-unknown-element')
    await cannotPublish(page)
  })

  it('should be said on an element with a FEEL error, in Chinese', async () => {
    await goInto(page, 'filing')
    await pick(page, 'approve-filing')
    await group(page, 'office-limit').getByLabel('怎么定').selectOption({ label: '表达式（高级）' })
    const expression = group(page, 'office-limit').getByLabel('表达式', { exact: true })
    await expression.fill('= add limit(now(), 2, "工作日"')
    await expression.blur()
    const checks = tray(page, '检查')
    await checks.locator('li.error', { hasText: '「审签」' }).getByText('有误').first().waitFor()
    expect(await page.locator('.has-error[data-element-id="approve-filing"]').count()).toBe(1)
    await shot(page, 'designer-feel-error')
    await saved(page)
    await cannotPublish(page)
    // From the outer plane a click leads back to the element.
    await page.locator('.bjs-breadcrumbs a').first().click()
    await checks.getByRole('button', { name: '看这里' }).first().click()
    await shape(page, 'approve-filing').waitFor()
    expect(await page.locator('.bio-properties-panel-header-label').innerText()).toBe('审签')
  })

  it('should name a milestone that went missing', async () => {
    await goInto(page, 'filing')
    await pick(page, 'set-filed')
    const milestone = group(page, 'office-milestone')
    await milestone.locator('.bio-properties-panel-group-header').click()
    await milestone.getByLabel('里程碑', { exact: true }).fill('')
    await milestone.getByLabel('里程碑', { exact: true }).blur()
    await tray(page, '检查').getByText('少了里程碑「呼叫」').waitFor()
    await cannotPublish(page)
  })

  it('should not be put on the canvas when part of it would be lost', async () => {
    const chooser = page.waitForEvent('filechooser')
    await page.getByRole('button', { name: '导入' }).click()
    const file = join(mkdtempSync(join(tmpdir(), 'huying-')), 'strange.bpmn')
    writeFileSync(file, strange)
    await (await chooser).setFiles(file)
    await page.getByText('文件没有导入，画布没有变').waitFor()
    expect(await shape(page, 'filing').count()).toBe(1)
    await shot(page, 'designer-not-taken')
  })
})

describeInBrowser('two designers', () => {
  it('should hear of each other before anything is lost', async () => {
    const first = await openProcedure(office, 'supervision')
    const second = await openProcedure(office, 'supervision')
    const write = async (at: Page, name: string) => {
      const start = at
        .locator('g.djs-shape[data-element-id]')
        .filter({ has: at.locator('circle') })
        .first()
      await start.click({ force: true })
      const header = group(at, 'general').locator('.bio-properties-panel-group-header')
      await header.click()
      await group(at, 'general').locator('[name=name]').first().fill(name)
      await group(at, 'general').locator('[name=name]').first().blur()
    }
    await write(first, '先手')
    await saved(first)
    await write(second, '后手')
    await second.getByText('这份草稿刚被另一位设计员改过，您画的还在这里').waitFor()
    await shot(second, 'designer-conflict')
    await second.getByRole('button', { name: '用我的' }).click()
    await saved(second)
    await tray(second, '改了什么').getByText('后手').waitFor()
    await first.reload()
    await tray(first, '改了什么').getByText('后手').waitFor()
  })
})

async function cannotPublish(at: Page): Promise<void> {
  await at.getByRole('button', { name: '发布', exact: true }).click()
  const dialog = at.getByRole('dialog')
  await dialog.getByText(/还有 \d+ 处必须改/).waitFor()
  expect(await dialog.getByRole('button', { name: '发布新版' }).isDisabled()).toBe(true)
  await dialog.getByRole('button', { name: '先不' }).click()
}

const strange = `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="d" targetNamespace="t">
  <bpmn:process id="township-call" isExecutable="true"><bpmn:startEvent id="s" /><bpmn:magic id="m" /></bpmn:process>
</bpmn:definitions>`
