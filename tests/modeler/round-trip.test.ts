import { readFileSync } from 'node:fs'
import { jest } from '@jest/globals'
import { changesBetween } from '../../server/domain/design/index.js'
import { compile, createFeel } from '../../server/engine/index.js'
import { describeInBrowser } from '../browser/browser.js'
import { openOffice, type Office } from '../browser/office.js'
import { openProcedure } from './desk.js'

jest.setTimeout(60_000)

const feel = createFeel()

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

describeInBrowser('a shipped procedure', () => {
  it.each([
    'township-call',
    'township-call-after-close',
    'supervision',
    'supervision-document',
    'assigned-act',
  ])('should come out of the designer as %s went in', async process => {
    const page = await openProcedure(office, process)
    const download = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出' }).click()
    const after = await compile(readFileSync(await (await download).path(), 'utf8'), feel)
    const { graph } = await office.service.service.services.domain.runtime.definitionInForce(
      '379999',
      process,
    )
    expect(after.diagnostics).toEqual([])
    expect(
      changesBetween(
        graph,
        after.processes.find(each => each.id === process)!,
      ),
    ).toEqual([])
    await page.context().close()
  })
})
