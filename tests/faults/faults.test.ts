import { spawnSync } from 'node:child_process'

const long = process.env.HUYING_LONG === '1'

function campaign(...options: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['scripts/faults.mjs', '--schedules', '0', ...options],
    { encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production' } },
  )
  return { status, out: `${stdout}${stderr}` }
}

describe('the real service under load', () => {
  it('should lose nothing when it is killed at random moments', () => {
    const rounds = long ? '20' : '4'
    const { status, out } = campaign('--store', 'sqlite', '--rounds', rounds, '--open', long ? '200' : '15')
    expect(out).toContain('nothing lost, nothing doubled')
    expect(out.match(/^fault \d+: killed/gm)).toHaveLength(Number(rounds))
    expect(status).toBe(0)
  }, 600_000)

  it('should lose nothing on MongoDB when nodes are killed and wires are cut', () => {
    const nodes = long ? '3' : '2'
    const rounds = long ? '15' : '2'
    const { status, out } = campaign('--store', 'mongo', '--nodes', nodes, '--rounds', rounds, '--open', '12')
    expect(out).toContain('nothing lost, nothing doubled')
    expect(status).toBe(0)
    // Without a MongoDB that can be had nothing was played, and the reason stands in the output; CI has one.
    if (!/MongoDB left out/.test(out)) expect(out.match(/^fault \d+: /gm)).toHaveLength(Number(rounds))
    else expect(process.env.CI).not.toBe('true')
  }, 600_000)
})
