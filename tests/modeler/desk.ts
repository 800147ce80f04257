import type { Locator, Page } from 'playwright-core'
import type { Office } from '../browser/office.js'

// A designer's hands, in words.

/** Opens a procedure for drawing. */
export async function openProcedure(office: Office, process: string, size = office_desktop): Promise<Page> {
  const page = await office.pageOf('xuming', { at: `/modeler/${process}`, size })
  await page.locator('.djs-shape').first().waitFor()
  await page
    .locator('.tray[aria-label=检查] .count', { hasText: /没有问题|处/ })
    .first()
    .waitFor()
  return page
}

const office_desktop = { width: 1440, height: 900 }

/** The shape of an element. */
export const shape = (page: Page, id: string): Locator => page.locator(`g.djs-shape[data-element-id="${id}"]`)

/** Selects an element, so that the panel shows it. */
export async function pick(page: Page, id: string): Promise<void> {
  // The pad of what was selected before would lie over its neighbours.
  const { x, y, width, height } = (await page.locator('.canvas').boundingBox())!
  await page.mouse.click(x + width * 0.6, y + height * 0.95)
  await shape(page, id).click()
  await page.locator('.bio-properties-panel-header').waitFor()
}

/** Opens the inside of a collapsed sub-process. */
export async function goInto(page: Page, id: string): Promise<void> {
  await shape(page, id).hover()
  await page.locator(`.djs-overlays[data-container-id="${id}"] .bjs-drilldown`).click()
  await page.locator('.bjs-breadcrumbs').waitFor()
}

/** A group of the panel. */
export const group = (page: Page, id: string): Locator => page.locator(`[data-group-id="group-${id}"]`)

/** The middle of something on the page. */
export async function middle(what: Locator): Promise<{ x: number; y: number }> {
  const box = await what.boundingBox()
  if (!box) throw new Error('it is not on the page')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/** Drags an entry of the palette to a place. */
export async function place(page: Page, entry: string, at: { x: number; y: number }): Promise<void> {
  const from = await middle(page.locator(`.djs-palette .entry[data-action="${entry}"]`))
  await page.mouse.move(from.x, from.y)
  await page.mouse.down()
  // Leaving the entry at once would lose the drag.
  await page.mouse.move(from.x + 6, from.y + 6, { steps: 3 })
  await page.mouse.move(at.x - 20, at.y - 20, { steps: 6 })
  await page.mouse.move(at.x, at.y, { steps: 4 })
  await page.mouse.up()
}

/** Makes the selected element another kind. */
export async function become(page: Page, kind: string): Promise<void> {
  await page.locator('.djs-context-pad .entry[data-action=replace]').click()
  await page.locator('.djs-popup .entry', { hasText: kind }).first().click()
}

/** Waits until the draft is on the server. */
export async function saved(page: Page): Promise<void> {
  await page.locator('.stamp.saved').waitFor()
}

/** One of the lists at the foot: 检查, 改了什么. */
export const tray = (page: Page, name: string): Locator => page.getByRole('region', { name })
