import type { Page } from 'playwright-core'

/** Opens an act by its button on the page of a case or of the queue; its name begins with these words. */
export async function open(page: Page, name: string): Promise<void> {
  await page
    .locator('.ab')
    .getByRole('button', { name: new RegExp(name) })
    .first()
    .click()
  await page.locator('.af').waitFor()
}

/** Writes into the field of that label. */
export async function fill(page: Page, label: string, text: string): Promise<void> {
  await page.getByRole('textbox', { name: label }).first().fill(text)
}

/** Picks one of several choices. */
export async function choose(page: Page, group: string, choice: string): Promise<void> {
  await page
    .getByRole('radiogroup', { name: group })
    .locator('label')
    .filter({ hasText: new RegExp(`^${choice}$`) })
    .click()
}

/** Gives a unit its three scores, in the order of the form. */
export async function rate(page: Page, unit: string, scores: readonly number[]): Promise<void> {
  const rows = page.getByRole('radiogroup', { name: new RegExp(`^${unit} `) })
  for (const [index, score] of scores.entries())
    await rows
      .nth(index)
      .locator('label')
      .filter({ hasText: String(score) })
      .click()
}

/** Waits until the live diagram of a case stands on the page. */
export async function drawn(page: Page): Promise<void> {
  await page.locator('.hy-diagram .djs-shape').first().waitFor()
  await page.locator('.bjs-powered-by').waitFor()
}

/** Attaches a picture and waits until it is there. */
export async function attach(page: Page, name: string, buffer: Buffer): Promise<void> {
  const there = await page.locator('.fl-one img').count()
  await page.locator('.fl input[type=file]').setInputFiles({ name, mimeType: 'image/png', buffer })
  await page.locator('.fl-one img').nth(there).waitFor()
}

/** Sends the open form and waits until it has gone; what the page says when it does not go is the error. */
export async function send(page: Page): Promise<void> {
  const form = page.locator('.af')
  await form.locator('button[type=submit]').click()
  const refusal = form.locator('.fd-error, [role=alert]').first()
  const gone = form.waitFor({ state: 'detached' })
  const said = await Promise.race([
    gone,
    refusal.waitFor().then(
      () => refusal.innerText(),
      () => gone,
    ),
  ])
  if (typeof said === 'string') throw new Error(`the form was not taken: ${said}`)
}

/** Waits until the case's record says it. */
export async function said(page: Page, sentence: string): Promise<void> {
  await page.locator('.tl-list').getByText(sentence).first().waitFor()
}

/** Picks one of a list that opens, by its label. */
export async function pick(page: Page, list: string, choice: string | RegExp): Promise<void> {
  await page.getByRole('combobox', { name: list }).click()
  await page.getByRole('option', { name: choice }).click()
}

/** Writes an instant as the page shows it: 10月12日 10:08. */
export async function when(page: Page, label: string, instant: string): Promise<void> {
  const field = page.getByRole('combobox', { name: label })
  await field.fill(instant)
  await field.press('Enter')
}
