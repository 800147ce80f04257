import type { FileView } from '../../portal/src/api/types.js'
import { describeInBrowser, shot } from './browser.js'
import { filed, inHand } from './cases.js'
import { attach, choose, fill, open, send } from './clicks.js'
import { openOffice, phone, type Office } from './office.js'
import { photo } from './photo.js'

describeInBrowser('people at the same pages', () => {
  let office: Office
  let number: string
  let file: FileView
  beforeAll(async () => {
    office = await openOffice()
    const clerk = await office.service.signIn('lixiaomei')
    const form = new FormData()
    form.append('caption', '佐证')
    form.append(
      'file',
      new Blob([await photo(office.browser, '省道S3', 2)], { type: 'image/png' }),
      '现场.png',
    )
    file = (await clerk.post<FileView>('/api/files', form)).body
    number = await inHand(office.service, [file.id])
  }, 120_000)
  afterAll(() => office?.close())

  it('should let one of two clerks complete a task, and keep what the other wrote', async () => {
    const [first, second] = await Promise.all(
      ['liuchunhua', 'sunzhiyuan'].map(account => office.pageOf(account, { at: `/cases/${number}` })),
    )
    const picture = await photo(office.browser, '省道S3', 0)
    for (const [page, text] of [
      [first!, '第一人写的：路段已清空'],
      [second!, '第二人写的：停放点已告知司机'],
    ] as const) {
      await open(page, '反馈')
      await fill(page, '处置情况', text)
      await choose(page, '办理结果', '已解决')
      await fill(page, '未回复协办说明', '两家协办都已到场，书面回复随后')
      await attach(page, '处置后.png', picture)
    }
    await send(first!)
    await second!.locator('.af button[type=submit]').click()
    const alert = second!.getByRole('alert').first()
    await alert.waitFor()
    expect(await alert.innerText()).toContain('刘春华')
    expect(await alert.innerText()).toContain('您写的没有丢')
    await shot(second!, 'lost-race')
    await alert.getByRole('button', { name: '改作留言' }).click()
    const comment = second!.locator('.af').getByRole('textbox', { name: '留言' })
    await comment.waitFor()
    expect(await comment.inputValue()).toContain('第二人写的：停放点已告知司机')
    await send(second!)
    await second!.locator('.tl-list').getByText('第二人写的：停放点已告知司机').waitFor()
    const told = await second!.locator('.tl-list').innerText()
    expect(told.split('反馈办理结果：已解决')).toHaveLength(2)
  }, 120_000)

  it('should not show a case to a clerk of another township, by page or by API', async () => {
    const stranger = await strangerOf(office)
    const page = await office.pageOf(stranger, { at: `/cases/${number}` })
    await page.getByText('没有权限看这件').waitFor()
    await shot(page, 'not-yours')
    expect(await page.locator('body').innerText()).not.toContain('大货车')
    const client = await office.service.signIn(stranger)
    for (const path of ['', '/acts', '/timeline', '/diagram', '/print', `/attachments/${file.id}`])
      expect([path, (await client.get(`/api/cases/${number}${path}`)).status]).toEqual([path, 403])
    expect((await client.get(`/api/files/${file.id}`)).status).toBeGreaterThanOrEqual(403)
    expect((await client.post(`/api/cases/${number}/comments`, { text: '看看' })).status).toBe(403)
    const found = await client.get<{ cases: unknown[] }>('/api/search?q=大货车')
    expect(found.body.cases).toEqual([])
  }, 60_000)

  it('should lose nothing when a session ends while somebody writes', async () => {
    const other = await filed(office.service)
    const page = await office.pageOf('zhaoyongqiang', { at: `/cases/${other}` })
    await open(page, '审签')
    await choose(page, '审签意见', '退回修改')
    await fill(page, '说明', '请补一张能看清车牌的照片')
    await page.context().clearCookies()
    await page.locator('.af button[type=submit]').click()
    const dialog = page.getByRole('dialog', { name: '登录已过期' })
    await dialog.waitFor()
    await shot(page, 'session-ended')
    await dialog.getByRole('button', { name: '仍以赵永强登录' }).click()
    await page.locator('.af').waitFor({ state: 'detached' })
    const clerk = await office.pageOf('lixiaomei', { at: `/cases/${other}` })
    await clerk.locator('.tl-list').getByText('退回修改').first().waitFor()
  }, 60_000)

  it('should speak English when asked to', async () => {
    const page = await office.pageOf('lixiaomei', { at: '/todo' })
    await page.locator('.pm').click()
    await page.getByRole('menuitem', { name: 'English' }).click()
    await page.getByRole('link', { name: 'File a call' }).first().waitFor()
    await page.goto(`/cases/${number}`)
    await page.locator('.cs-head').waitFor()
    await shot(page, 'english')
    expect(await page.evaluate('document.documentElement.lang')).toBe('en')
  }, 60_000)

  it('should fit a telephone without scrolling sideways', async () => {
    const clerk = await office.pageOf('lixiaomei', { size: phone, at: '/todo' })
    for (const [name, path] of [
      ['todo', '/todo'],
      ['case', `/cases/${number}`],
      ['filing', '/calls/new'],
    ] as const) {
      await clerk.goto(path)
      await clerk.locator('main').waitFor()
      await clerk.waitForLoadState('networkidle')
      await shot(clerk, `phone-${name}`)
      const wide = 'document.documentElement.scrollWidth - document.documentElement.clientWidth'
      expect([name, await clerk.evaluate(wide)]).toEqual([name, 0])
    }
  }, 60_000)
})

/** The account of a clerk of another township. */
async function strangerOf({ service }: Office): Promise<string> {
  const client = await service.signIn('zhoulan')
  const { people } = (
    await client.get<{ people: { person: string; roleName: string }[] }>('/api/people?unit=379999102')
  ).body
  const clerk = people.find(one => one.roleName.includes('联络员') || one.roleName.includes('经办'))
  return clerk!.person.split('.')[1]!
}
