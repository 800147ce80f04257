import { spawnSync } from 'node:child_process'
import { unexpected } from '../../scripts/demo/story.mjs'

describe('npm run demo', () => {
  it('should play its cases to the minute and print them', () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/demo.mjs'], {
      encoding: 'utf8',
      env: { ...process.env, NODE_ENV: 'production' },
    })
    expect([status, stderr]).toEqual([0, ''])
    expect(stdout.match(/^✓ /gm)).toHaveLength(3)
    expect(stdout).toMatch(/2026-10-12 17:30 {2}催办：办结时限已到/)
    expect(stdout).toMatch(/2026-10-13 17:30 {2}督办单已起草/)
    expect(stdout).toContain('三件都按时刻走完')
  }, 180_000)

  const row = (at: string, what: string) => ({ at, what, who: '系统' })
  const expected = [{ at: '2026-10-12 17:30', what: /^催办/ }]

  it.each([
    ['another instant', [row('2026-10-12 17:29', '催办：到期')]],
    ['twice', [row('2026-10-12 17:30', '催办：到期'), row('2026-10-13 17:30', '催办：到期')]],
    ['never', [row('2026-10-12 17:30', '提醒：临近')]],
  ])('should object to what happens at %s', (_when, rows) => {
    expect(unexpected(expected, rows)).toHaveLength(1)
  })

  it('should take what happens once at its instant', () => {
    expect(unexpected(expected, [row('2026-10-12 17:30', '催办：到期')])).toEqual([])
  })
})
