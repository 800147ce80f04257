import type { Browser, Page } from 'playwright-core'
import { startService, type RunningService } from '../api/service.js'
import { launch } from './browser.js'

export const desktop = { width: 1440, height: 900 }
export const phone = { width: 390, height: 844 }

export interface Office {
  service: RunningService
  browser: Browser
  /** The cookie of a new session. */
  sessionOf(account: string): Promise<{ name: string; value: string; url: string }>
  /** A page with a session of its own. */
  pageOf(account: string, options?: PageOptions): Promise<Page>
  /** A page without a session, at the sign-in. */
  door(who: string): Promise<Page>
  /** What went wrong on the pages without anybody seeing it: errors of scripts and answers of 500 and above. */
  faults: string[]
  /** Lets time pass on the service's clock, with everything that falls due in between. */
  until(instant: string): Promise<void>
  close(): Promise<void>
}

export interface PageOptions {
  /** The address to begin at; the person's home when not said. */
  at?: string
  size?: { width: number; height: number }
  locale?: string
}

/**
 * A service of its own and a browser in front of it; the clock stands at 2026-10-12 09:40 until it is moved.
 * @param sampleCalls whether the county begins with its sample calls, so that every page has something on it
 */
export async function openOffice({ sampleCalls = false } = {}): Promise<Office> {
  const service = await startService(sampleCalls ? { seed: 'demo' } : {})
  const browser = await launch().catch(async error => {
    await service.close()
    throw error
  })
  const faults: string[] = []
  async function blank(who: string, { size = desktop, locale = 'zh-CN' }: PageOptions = {}) {
    const context = await browser.newContext({ viewport: size, locale, baseURL: service.url })
    context.setDefaultTimeout(20_000)
    const page = await context.newPage()
    page.on('pageerror', error => faults.push(`${who}: ${error.message}`))
    page.on('response', answer => {
      if (answer.status() >= 500) faults.push(`${who}: ${answer.status()} ${answer.url()}`)
    })
    return page
  }
  async function sessionOf(account: string) {
    const [name, value] = (await service.signIn(account)).cookie().split('=')
    return { name: name!, value: value!, url: service.url }
  }
  return {
    service,
    browser,
    faults,
    sessionOf,
    async pageOf(account, options = {}) {
      const page = await blank(account, options)
      await page.context().addCookies([await sessionOf(account)])
      await page.goto(options.at ?? '/')
      return page
    },
    door: blank,
    async until(instant) {
      await service.service.services.domain.runtime.advance(
        Date.parse(`${instant.replace(' ', 'T')}:00+08:00`),
      )
    },
    async close() {
      await browser.close()
      await service.close()
    },
  }
}
