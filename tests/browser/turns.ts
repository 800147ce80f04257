import type { Page } from 'playwright-core'
import { desktop, type Office } from './office.js'

type Size = typeof desktop

/** Somebody at an address, for as long as it takes. */
export type Turn = (
  account: string,
  address: string,
  does: (page: Page) => Promise<void>,
  size?: Size,
) => Promise<void>

/** One desk and one telephone for everybody in turn: whose session it is changes, the page stays warm. */
export function turnsIn(office: () => Office): Turn {
  const pages = new Map<Size, Page>()
  return async (account, address, does, size = desktop) => {
    const page = pages.get(size)
    if (page) {
      await page.context().addCookies([await office().sessionOf(account)])
      await page.goto(address)
    } else pages.set(size, await office().pageOf(account, { at: address, size }))
    await does(pages.get(size)!)
  }
}
