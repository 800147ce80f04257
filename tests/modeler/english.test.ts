import { jest } from '@jest/globals'
import type { Page } from 'playwright-core'
import { describeInBrowser } from '../browser/browser.js'
import { openOffice, type Office } from '../browser/office.js'
import { group, pick, shape } from './desk.js'

jest.setTimeout(90_000)

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

declare const localStorage: { setItem(key: string, value: string): void }

/** A procedure as it is opened by somebody who reads English in the portal. */
async function inEnglish(process: string): Promise<Page> {
  const page = await office.pageOf('xuming')
  await page.evaluate(() => localStorage.setItem('huying.language', 'en'))
  await page.goto(`/modeler/${process}`)
  await shape(page, 'propose').waitFor()
  return page
}

describeInBrowser('the designer in English', () => {
  it('should say what the panel offers, what is wrong and what a draft changes', async () => {
    const page = await inEnglish('supervision-document')
    await page.getByText('nothing found').waitFor()
    await pick(page, 'propose')
    const limit = group(page, 'office-limit')
    expect(await limit.innerText()).toMatch(/^Limit\s+How/)
    expect(await limit.innerText()).toContain('Example: begun')
    await limit.getByLabel('How').selectOption({ label: 'no limit' })
    await page.getByText('“提请联合督办”: limit changed from 2 working days to no limit').waitFor()
    await group(page, 'office-who').getByLabel('How').selectOption({ label: 'by an expression (advanced)' })
    const people = group(page, 'office-who').getByLabel('Expression')
    await people.fill('= leader("中心"')
    await people.blur()
    await page.getByText('1 to mend').waitFor()
    // Names in the diagram and what stands in an expression are as they were written.
    const said = (await page.locator('.trays').innerText()).replaceAll(/“[^”]*”/g, '')
    expect(said.replaceAll('leader("中心"', '')).not.toMatch(/\p{Script=Han}/u)
    await page.close()
  })

  it('should be the language of the document and of its title', async () => {
    const page = await inEnglish('supervision-document')
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    expect(await page.title()).toBe('督办文书: designer')
    await page.close()
  })
})
