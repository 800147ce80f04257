import { accounts } from '../../server/domain/identity/index.js'
import { lorries } from '../api/filing.js'
import { describeInBrowser, shot } from './browser.js'
import { openOffice, type Office } from './office.js'

const filed = 57

describeInBrowser('a long list of tasks', () => {
  let office: Office
  beforeAll(async () => {
    office = await openOffice()
    const clerk = await office.service.signIn('lixiaomei')
    for (let n = 1; n <= filed; n++)
      await clerk.post('/api/calls', lorries({ title: `第 ${n} 处大货车乱停` }), { key: `long-list-${n}` })
  }, 120_000)
  afterAll(() => office.close())

  it('should show fifty with the counts of all, and the others on asking', async () => {
    const page = await office.pageOf('zhaoyongqiang')
    const rows = page.locator('.tr')
    await page.getByRole('button', { name: '显示更多' }).waitFor()
    expect(await rows.count()).toBe(50)
    expect(await page.locator('.td-group').allInnerTexts()).toEqual([expect.stringMatching(/57$/)])
    await shot(page, 'todo-long')
    await page.getByRole('button', { name: '显示更多' }).click()
    await rows.nth(filed - 1).waitFor()
    expect(await rows.count()).toBe(filed)
    expect(await page.getByRole('button', { name: '显示更多' }).count()).toBe(0)
  }, 60_000)

  it('should look through all of them for what is searched', async () => {
    const page = await office.pageOf('zhaoyongqiang')
    await page.locator('.tr').nth(49).waitFor()
    const last = (await page.locator('.tr').allInnerTexts()).join()
    const hidden = Array.from({ length: filed }, (_, n) => `第 ${n + 1} 处`).find(
      each => !last.includes(each),
    )!
    await page.getByPlaceholder('在待办中找').fill(hidden)
    await page.locator('.tr', { hasText: hidden }).waitFor()
    expect(await page.locator('.tr').count()).toBe(1)
  }, 60_000)

  it('should wait until a password that somebody else has set is changed', async () => {
    const { store } = office.service
    const { rev } = (await store.get(accounts, '379999', '379999.zhaoyongqiang'))!
    await store.update(accounts, '379999', '379999.zhaoyongqiang', rev, { set: { mustChange: true } })
    const page = await office.pageOf('zhaoyongqiang')
    await page.locator('#pw-old').fill('huying-demo')
    expect(await page.locator('.tr').count()).toBe(0)
    await shot(page, 'password-must-change')
    await page.locator('#pw-new').fill('a word of my own')
    await page.locator('#pw-again').fill('a word of my own')
    await page.getByRole('button', { name: '修改密码' }).last().click()
    await page.locator('.tr').first().waitFor()
    expect(office.faults).toEqual([])
  }, 60_000)
})
