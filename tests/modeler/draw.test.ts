import { jest } from '@jest/globals'
import type { Page } from 'playwright-core'
import { tasks } from '../../server/runtime/index.js'
import type { Client } from '../api/client.js'
import { lorries } from '../api/filing.js'
import { describeInBrowser, shot } from '../browser/browser.js'
import { openOffice, type Office } from '../browser/office.js'
import { become, goInto, group, middle, openProcedure, pick, place, saved, shape, tray } from './desk.js'

jest.setTimeout(60_000)

const county = '379999'

let office: Office
let page: Page
let clerk: Client
beforeAll(async () => {
  office = await openOffice()
  clerk = await office.service.signIn('lixiaomei')
})
afterAll(() => office.close())

async function file(title: string): Promise<string> {
  const filed = await clerk.post<{ number: string }>('/api/calls', lorries({ title }))
  expect(filed.status).toBe(201)
  return filed.body.number
}

async function openTasks(number: string) {
  const { store } = office.service.service.services.domain
  return (await store.find(tasks, county, { where: { case: number, state: 'open' } })).items
}
const stepsOf = async (number: string) => (await openTasks(number)).map(task => task.name)

async function completeAs(number: string, name: string, variables: Record<string, string>): Promise<void> {
  const task = (await openTasks(number)).find(each => each.name === name)!
  const { runtime } = office.service.service.services.domain
  await runtime.complete(county, { instance: task.instance, task: task.task, by: null, variables })
}

describeInBrowser('a designer changes the procedure in the browser', () => {
  let open: string

  it('should change the limit of one task, with its reminder', async () => {
    open = await file('省道S3大货车')
    page = await openProcedure(office, 'township-call')
    await goInto(page, 'filing')
    await pick(page, 'revise')
    const limit = group(page, 'office-limit')
    await expect(limit.locator('input[type=number]').inputValue()).resolves.toBe('1')
    await limit.locator('input[type=number]').fill('3')
    await limit.locator('select').last().focus()
    expect(await limit.locator('.say').innerText()).toBe('例：10月12日 周一 09:40 到，10月15日 周四 17:30 前')
    await tray(page, '改了什么').getByText('「修改呼叫」的时限由 1 工作日改为 3 工作日').waitFor()
    expect(await tray(page, '改了什么').locator('li').count()).toBe(1)
  })

  it('should add a task to the way, and say on it what is missing', async () => {
    const from = await middle(shape(page, 'gw-route'))
    const to = await middle(shape(page, 'approve-filing'))
    await place(page, 'create.task', { x: from.x, y: from.y + (to.y - from.y) * 0.3 })
    await page.keyboard.type('法制审核')
    await page.keyboard.press('Enter')
    await become(page, '用户任务')
    await saved(page)
    await tray(page, '检查').getByText('「法制审核」没有写谁来办').waitFor()
    expect(await page.locator('.djs-overlays .badge').allInnerTexts()).toEqual(['1'])
    await shot(page, 'designer-missing')
    await page.getByRole('button', { name: '发布', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('还有 1 处必须改').waitFor()
    expect(await dialog.getByRole('button', { name: '发布新版' }).isDisabled()).toBe(true)
    await dialog.getByRole('button', { name: '先不' }).click()
  })

  it('should say who does it, until when, and what happens then', async () => {
    await group(page, 'office-who').getByLabel('单位', { exact: true }).selectOption({ label: '司法局' })
    await group(page, 'office-who').getByLabel('岗位').selectOption({ label: '经办人' })
    await group(page, 'office-limit').getByLabel('怎么定').selectOption({ label: '限时' })
    await group(page, 'office-due').getByText('提醒办理人，接着办').click()
    await tray(page, '改了什么')
      .getByText('加了任务「法制审核」（司法局的经办人办，限 2 工作日，到期提醒）')
      .waitFor()
    await tray(page, '检查').getByText('没有问题').waitFor()
    expect(await page.locator('.djs-overlays .badge').count()).toBe(0)
    expect(await group(page, 'office-who').locator('.say').innerText()).toMatch(/^现在是 .+；/)
    await shot(page, 'designer-added')
  })

  it('should undo and redo', async () => {
    await page.getByRole('button', { name: '撤销' }).click()
    expect(await page.locator('g.djs-shape', { hasText: '提醒' }).count()).toBeGreaterThan(0)
    await tray(page, '改了什么').getByText('限 2 工作日）').waitFor()
    await page.getByRole('button', { name: '重做' }).click()
    await tray(page, '改了什么').getByText('到期提醒').waitFor()
  })

  it('should publish with a note, after saying what follows', async () => {
    await page.getByRole('button', { name: '发布', exact: true }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('新呼叫按新版办，在办 1 件按原版办完').waitFor()
    await dialog.getByRole('button', { name: '发布新版' }).click()
    await dialog.getByText('请写明改了什么、为什么改').waitFor()
    await dialog.getByLabel('发布说明').fill('近期两件处置文书被退，增加法制审核。')
    await shot(page, 'designer-publishing')
    await dialog.getByRole('button', { name: '发布新版' }).click()
    await page.getByText('在用，第 2 版').waitFor()
    await page.getByRole('button', { name: '历次版本' }).click()
    const versions = page.getByRole('complementary', { name: '历次版本' })
    await versions.getByText('近期两件处置文书被退，增加法制审核。').waitFor()
    expect(await versions.getByText('许明画').count()).toBe(1)
    expect(await versions.getByText('许明发布').count()).toBe(1)
    await shot(page, 'designer-versions')
  })

  it('should let the next call run the new way, and the open one end the old way', async () => {
    const next = await file('省道S3大货车又来')
    expect(await stepsOf(next)).toEqual(['法制审核'])
    expect(await stepsOf(open)).toEqual(['审签'])
    await completeAs(open, '审签', { 意见: '同意' })
    expect(await stepsOf(open)).toEqual(['受理审核'])
    await completeAs(next, '法制审核', { 意见: '同意' })
    expect(await stepsOf(next)).toEqual(['审签'])
  })

  it('should show the old version, and publish it again', async () => {
    const versions = page.getByRole('complementary', { name: '历次版本' })
    await versions.getByRole('link', { name: '看图' }).last().click()
    await page.getByText('在用版本和它比').waitFor()
    await page.locator('.djs-shape').first().waitFor()
    await page.locator('.changes', { hasText: '法制审核' }).waitFor()
    expect(await page.locator('.djs-palette').count()).toBe(0)
    await shot(page, 'designer-old-version')
    await page.goBack()
    await page.getByRole('button', { name: '历次版本' }).click()
    await page.getByRole('button', { name: '再发布' }).click()
    await page.getByRole('dialog').getByLabel('发布说明').fill('审核先停')
    await page.getByRole('dialog').getByRole('button', { name: '再发布' }).click()
    await page.getByText('在用，第 3 版').waitFor()
    expect(await stepsOf(await file('省道S3大货车第三次'))).toEqual(['审签'])
  })

  it('should have gone without a fault that nobody saw', () => {
    expect(office.faults).toEqual([])
  })
})
