import { spawnSync } from 'node:child_process'

describe('kill -9 under load', () => {
  it('should leave every acknowledged act, once, at five random moments', () => {
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['scripts/faults.mjs', '--rounds', '5', '--open', '20'],
      { encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production' } },
    )
    expect(`${stdout}${stderr}`).toContain('nothing lost, nothing doubled')
    expect(stdout.match(/^kill \d: /gm)).toHaveLength(5)
    expect(status).toBe(0)
  }, 180_000)
})
