import axe from 'axe-core'
import type { Page } from 'playwright-core'
import type { CasePage } from '../../portal/src/api/types.js'
import { describeInBrowser, shot } from './browser.js'
import { drawn } from './clicks.js'
import { openOffice, type Office } from './office.js'

interface Violation {
  id: string
  nodes: { target: string[] }[]
}

/** What axe finds against WCAG 2 A and AA, one line each: the rule and where. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const { passes, found } = (await page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa'] })
      .then(({ passes, violations }) => ({ passes: passes.length, found: violations }))`,
  )) as { passes: number; found: Violation[] }
  expect(passes).toBeGreaterThan(5)
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.target.join(' ')).join(' | ')}`)
}

/** The page has its contents: nothing is being fetched, and no placeholder rows stand for it. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.locator('h1, h2').first().waitFor()
}

describeInBrowser('the pages of a county at work', () => {
  let office: Office
  let number: string
  beforeAll(async () => {
    office = await openOffice({ sampleCalls: true })
    const centre = await office.service.signIn('zhoulan')
    const { body } = await centre.get<CasePage>('/api/calls?scope=all&state=承办中')
    number = body.cases[0]!.number
  }, 180_000)
  afterAll(async () => {
    expect(office?.faults).toEqual([])
    await office?.close()
  })

  it('should find a violation where there is one', async () => {
    const page = await office.browser.newPage()
    await page.setContent('<html lang="zh"><title>t</title><main><h1>t</h1><p>t</p><a href="/"></a></main>')
    expect((await violations(page)).join()).toContain('link-name')
    await page.close()
  }, 60_000)

  it('should have no violations on the sign-in page, nor complaints of the browser at a first visit', async () => {
    const page = await office.door('nobody')
    const complaints: string[] = []
    page.on('console', message => message.type() === 'error' && complaints.push(message.text()))
    await page.goto('/')
    await page.getByRole('button', { name: '李晓梅' }).waitFor()
    expect(complaints).toEqual([])
    await shot(page, 'page-sign-in')
    expect(await violations(page)).toEqual([])
  }, 60_000)

  it.each([
    ['lixiaomei', 'filing', '/calls/new'],
    ['lixiaomei', 'township', '/township'],
    ['sunzhiyuan', 'todo', '/todo'],
    ['sunzhiyuan', 'items', '/items/SD-31'],
    ['zhoulan', 'queue', '/queue'],
    ['zhoulan', 'cases', '/cases'],
    ['zhoulan', 'supervision', '/supervision'],
    ['zhoulan', 'notices', '/notices'],
    ['mengfan', 'setup', '/setup'],
  ])(
    'should have no violations where %s opens %s',
    async (account, name, at) => {
      const page = await office.pageOf(account, { at })
      await settled(page)
      await shot(page, `page-${name}`)
      expect(await violations(page)).toEqual([])
      await page.context().close()
    },
    60_000,
  )

  it('should have no violations on a case, and its watermark in the open', async () => {
    const page = await office.pageOf('zhoulan', { at: `/cases/${number}` })
    await drawn(page)
    await settled(page)
    await shot(page, 'page-case')
    const mark = page.locator('.bjs-powered-by')
    await mark.scrollIntoViewIfNeeded()
    const box = (await mark.boundingBox())!
    for (const [x, y] of [
      [0.5, 0.5],
      [0.1, 0.1],
      [0.9, 0.9],
    ] as const) {
      const [left, top] = [box.x + box.width * x, box.y + box.height * y]
      const on = `document.elementFromPoint(${left}, ${top})?.closest('.bjs-powered-by') !== null`
      expect([x, y, await page.evaluate(on)]).toEqual([x, y, true])
    }
    expect(await violations(page)).toEqual([])
  }, 60_000)
})
