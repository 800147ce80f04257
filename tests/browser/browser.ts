import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser, type Locator, type Page } from 'playwright-core'

const known = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

/** The browser of this machine: what CHROMIUM says, else one that is installed; undefined when there is none. */
export const chromiumPath = [process.env.CHROMIUM, ...known].find(path => path && existsSync(path))

const artifacts = join(process.cwd(), 'tests/browser/artifacts')

/**
 * A suite that needs a browser. Where none is found it is skipped with its reason in its name, except on a
 * machine that promises one (CI): there it fails.
 */
export function describeInBrowser(name: string, suite: () => void): void {
  if (chromiumPath || process.env.CI) describe(name, suite)
  else describe.skip(`${name} (no Chromium was found; set CHROMIUM to the path of one)`, suite)
}

/** Starts the browser without a window and without anything that calls home. */
export async function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  })
}

/** Keeps what a page or a part of it looks like, for people to look at: `tests/browser/artifacts/NAME.png`. */
export async function shot(page: Page | Locator, name: string): Promise<void> {
  mkdirSync(artifacts, { recursive: true })
  await page.screenshot({ path: join(artifacts, `${name}.png`), animations: 'disabled' })
}
