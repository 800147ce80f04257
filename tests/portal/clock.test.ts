import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const source = fileURLToPath(new URL('../../portal/src', import.meta.url))

describe('the portal', () => {
  it('should never read the clock of the computer in front of somebody', () => {
    const readers = readdirSync(source, { recursive: true, encoding: 'utf8' })
      .filter(name => /\.(vue|ts)$/.test(name))
      .filter(name => /Date\.now\(|new Date\(\s*\)/.test(readFileSync(join(source, name), 'utf8')))
    expect(readers).toEqual([])
  })
})
