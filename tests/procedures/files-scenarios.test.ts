import type { Variables } from '../../server/engine/index.js'
import { County } from './county.js'
import { shippedFiles, shippedText } from './shipped.js'

interface Act {
  at: string
  task?: string
  /** Of several open tasks that of this unit. */
  unit?: string
  /** A job that the service does. */
  job?: string
  message?: string
  key?: string
  with?: Variables
  /** The text with which the act is refused. */
  refused?: string
}
interface Scenario {
  name: string
  starts: string
  /** Laid over the start variables; `事项` field by field. */
  variables?: Variables
  acts: Act[]
  until: string
  expect: {
    state: string
    tasks: string[]
    instances?: Record<string, string[]>
    milestones?: Record<string, string[]>
    notices?: Record<string, string[]>
  }
}

const read = <T>(path: string) => JSON.parse(shippedText(path)) as T
const scenarios = shippedFiles('.json').filter(path => /scenarios\/(?!start-variables)/.test(path))

describe('the scenarios', () => {
  it.each(scenarios)('should come out as the scenario says: %s', async path => {
    const scenario = read<Scenario>(path)
    const folder = path.split('/')[0]!
    const start = read<Variables>(`${folder}/scenarios/start-variables.json`)
    const given = scenario.variables ?? {}
    const matter = { ...(start['事项'] as object), ...((given['事项'] ?? {}) as object) }
    const county = await County.open()
    county.until(scenario.starts).start(folder, { ...start, ...given, 事项: matter })
    for (const act of scenario.acts) {
      county.until(act.at)
      if (act.task) county.complete(act.task, act.with, act.unit)
      else if (act.job) county.job(act.job, act.with)
      else expect(county.act(act.message!, act.key!, act.with ?? {})).toBe(act.refused ?? null)
    }
    county.until(scenario.until)

    const { expect: expected } = scenario
    expect(county.incidents()).toEqual([])
    expect(county.of('state').at(-1)?.state).toBe(expected.state)
    expect(county.tasks()).toEqual(expected.tasks)
    for (const [process, states] of Object.entries(expected.instances ?? {}))
      expect({ process, states: county.states(process) }).toEqual({ process, states })
    for (const [name, at] of Object.entries(expected.milestones ?? {}))
      expect({ name, at: county.milestones(name).map(one => one.at) }).toEqual({ name, at })
    for (const [process, notices] of Object.entries(expected.notices ?? {}))
      expect({ process, notices: county.notices(process) }).toEqual({ process, notices })
  })
})
