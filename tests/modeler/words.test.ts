import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { jest } from '@jest/globals'
import type { Page } from 'playwright-core'
import { describeInBrowser, shot } from '../browser/browser.js'
import { openOffice, type Office } from '../browser/office.js'
import { goInto, middle, openProcedure, pick, place, saved, shape } from './desk.js'

jest.setTimeout(90_000)

let office: Office
beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.close())

const axeSource = readFileSync(join(process.cwd(), 'node_modules/axe-core/axe.min.js'), 'utf8')

/** As much of the DOM as the functions use that run in the page; the test itself runs in Node. */
interface PageElement {
  nodeType: number
  textContent: string | null
  childNodes: Iterable<PageElement>
  closest(selector: string): PageElement | null
  matches(selector: string): boolean
  getAttribute(name: string): string | null
  contains(other: PageElement): boolean
  querySelectorAll(selector: string): Iterable<PageElement>
  getBoundingClientRect(): { left: number; top: number; width: number; height: number }
}
declare const document: {
  querySelector(selector: string): PageElement | null
  querySelectorAll(selector: string): Iterable<PageElement>
  elementFromPoint(x: number, y: number): PageElement | null
}

/** What may stand in Latin letters: names of standards, keys, codes, and the ids of what has no name yet. */
const known =
  /(?:Activity|Event|Gateway|Flow)_\w+|FEEL|ISO 8601|BPMN|JSON|XML|F7|Ctrl|Shift|[a-z]+-call[\w.-]*|add limit|clerk|head|now\(\)/g

/** Words that a person can read or hear and that are not Chinese. */
async function foreign(page: Page): Promise<string[]> {
  const said = await page.evaluate(() => {
    const found: string[] = []
    const places = '.designer, .djs-popup, .djs-context-pad'
    for (const root of document.querySelectorAll(places))
      for (const element of root.querySelectorAll('*')) {
        // What the diagram itself says, and the mark of bpmn.io.
        if (element.closest('svg, textarea, input, code, .cm-editor, .bjs-powered-by')) continue
        if (element.matches('.bio-properties-panel-collapsible-entry-header-title')) continue
        if (element.matches('[title], [aria-label], [placeholder]'))
          for (const name of ['title', 'aria-label', 'placeholder'])
            found.push(element.getAttribute(name) ?? '')
        for (const child of element.childNodes) if (child.nodeType === 3) found.push(child.textContent ?? '')
      }
    return found
  })
  return [...new Set(said.filter(text => /[A-Za-z]{2,}/.test(text.replace(known, ''))))]
}

async function openGroups(page: Page): Promise<void> {
  for (const header of await page.locator('.panel .bio-properties-panel-group-header:not(.open)').all()) {
    if (!(await header.isVisible())) continue
    await header.click()
  }
}

describeInBrowser('the designer’s words', () => {
  it('should be Chinese in the palette, the pad, the menus and the panel', async () => {
    const page = await openProcedure(office, 'township-call')
    const found = new Map<string, string[]>()
    const look = async (where: string) => {
      const words = await foreign(page)
      if (words.length) found.set(where, words)
    }
    await look('page')
    for (const id of [
      'start-filed',
      'filing',
      'gw-filed',
      'announce-not-filed',
      'issue-dispatch',
      'end-closed',
      'b-redispatched',
      'exit',
    ]) {
      await pick(page, id)
      await openGroups(page)
      await look(id)
    }
    await page.locator('g.djs-connection[data-element-id="gw-filed--intake"]').click({ force: true })
    await openGroups(page)
    await look('flow')
    await goInto(page, 'filing')
    for (const id of [
      'load-limits',
      'approve-filing',
      'b-approve-filing-due',
      'remind-revise',
      'throw-countersign',
    ]) {
      await pick(page, id)
      await openGroups(page)
      await look(id)
    }
    const end = await middle(shape(page, 'end-not-approved'))
    for (const entry of [
      'create.task',
      'create.exclusive-gateway',
      'create.intermediate-event',
      'create.subprocess-expanded',
    ]) {
      await place(page, entry, { x: end.x + 130, y: end.y })
      await page.keyboard.press('Escape')
      await page.locator('.djs-context-pad .entry[data-action=replace]').click()
      await look(`menu of ${entry}`)
      await page.keyboard.press('Escape')
      await page.keyboard.press('Control+z')
    }
    await saved(page)
    expect(Object.fromEntries(found)).toEqual({})
    expect(office.faults).toEqual([])
  })
})

describeInBrowser('the designer’s page', () => {
  it.each([
    { width: 1440, height: 900 },
    { width: 1366, height: 768 },
  ])('should keep the mark of bpmn.io whole and the palette in one column at %o', async size => {
    const page = await openProcedure(office, 'township-call', size)
    await shot(page, `designer-${size.width}`)
    const covered = await page.evaluate(() => {
      const mark = document.querySelector('.designer .bjs-powered-by')!
      const { left, top, width, height } = mark.getBoundingClientRect()
      return [0.1, 0.5, 0.9].flatMap(x =>
        [0.15, 0.5, 0.85].filter(y => {
          const there = document.elementFromPoint(left + width * x, top + height * y)
          return !there || !mark.contains(there)
        }),
      )
    })
    expect(covered).toEqual([])
    const palette = (await page.locator('.djs-palette').boundingBox())!
    const canvas = (await page.locator('.canvas').boundingBox())!
    expect(palette.width).toBeLessThan(60)
    expect(palette.y + palette.height).toBeLessThanOrEqual(canvas.y + canvas.height)
    await page.context().close()
  })

  it('should be free of violations that axe finds', async () => {
    const page = await openProcedure(office, 'township-call')
    await pick(page, 'filing')
    await goInto(page, 'filing')
    await pick(page, 'revise')
    await page.evaluate(axeSource)
    const violations = await page.evaluate(async () => {
      const axe = (
        globalThis as unknown as {
          axe: {
            run(
              root: object,
              options: object,
            ): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>
          }
        }
      ).axe
      const { violations } = await axe.run(
        // What bpmn-js and its panel draw themselves is not ours to mend.
        { exclude: ['.djs-container', '.bio-properties-panel-group-header', '.bio-properties-panel-entry'] },
        { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] },
      )
      return violations.map(
        ({ id, nodes }) => `${id}: ${nodes.map(node => node.html.slice(0, 120)).join(' | ')}`,
      )
    })
    expect(violations).toEqual([])
  })

  it('should send somebody without a session to the sign-in, and back', async () => {
    const page = await office.door('nobody')
    await page.goto('/modeler/township-call')
    const link = page.getByRole('link', { name: '去登录' })
    expect(await link.getAttribute('href')).toBe('/sign-in?back=%2Fmodeler%2Ftownship-call')
  })

  it('should say to another post that it designs nothing', async () => {
    const page = await office.pageOf('lixiaomei', { at: '/modeler/' })
    await page.getByText('您的岗位不能设计流程').waitFor()
  })

  it('should list the procedures', async () => {
    const page = await office.pageOf('xuming', { at: '/modeler/' })
    await page.getByRole('link', { name: '乡呼县应' }).waitFor()
    expect(await page.locator('tbody tr').count()).toBe(10)
    await shot(page, 'designer-start')
    await page.getByRole('link', { name: '乡呼县应' }).click()
    await page.locator('.djs-shape').first().waitFor()
  })
})
