import type { Browser } from 'playwright-core'

const scene = (text: string, lorries: number) => `
<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600" viewBox="0 0 800 600">
  <rect width="800" height="300" fill="#c9dcea"/><rect y="240" width="800" height="90" fill="#9db58a"/>
  <path d="M0 600 L300 300 L500 300 L800 600 Z" fill="#70757a"/>
  <path d="M400 310 L400 600" stroke="#f2f2f2" stroke-width="8" stroke-dasharray="40 30"/>
  ${Array.from(
    { length: lorries },
    (_, n) => `<g transform="translate(${560 - n * 55} ${420 - n * 60}) scale(${1 - n * 0.25})">
      <rect width="190" height="110" fill="#b0572f"/><rect x="190" y="40" width="60" height="70" fill="#33669a"/>
      <circle cx="45" cy="115" r="20" fill="#222"/><circle cx="215" cy="115" r="20" fill="#222"/></g>`,
  ).join('')}
  <text x="20" y="580" font-size="26" fill="#fff" font-family="Noto Sans CJK SC">${text}</text>
</svg>`

/** A picture as a telephone takes it, drawn by the browser itself: the road with so many lorries on it, as PNG. */
export async function photo(browser: Browser, text: string, lorries: number): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: 800, height: 600 } })
  try {
    await page.setContent(`<body style="margin:0">${scene(text, lorries)}</body>`)
    return await page.screenshot()
  } finally {
    await page.close()
  }
}
