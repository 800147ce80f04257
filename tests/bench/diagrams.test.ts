import { defaultEdition } from '../../server/calendar/index.js'
import { compile, createFeel, rootVariables, step, waits } from '../../server/engine/index.js'
import { diagram, programs, timerDiagram } from './diagrams.mjs'
import { play } from './engines/play.mjs'

const expressions = createFeel()
const env = { now: 0, calendar: defaultEdition(), expressions, decision: () => undefined }

describe('what the benchmark measures', () => {
  it.each(Object.keys(programs))('should do all of its work: %s', async program => {
    const { processes, diagnostics } = await compile(diagram(program, 'huying'), expressions)
    expect(diagnostics).toEqual([])
    const state = play({ step, waits }, processes[0]!, env, { n: 0 })
    expect(state.status).toBe('completed')
    expect(rootVariables(state).n).toBe(programs[program]!.n)
  })

  it('should wait for the date of its timers', async () => {
    const { processes, diagnostics } = await compile(timerDiagram('2030-01-01T00:00:00+08:00'), expressions)
    expect(diagnostics).toEqual([])
    const state = play({ step, waits }, processes[0]!, env, {})
    expect(waits(state).timers.map(({ due }) => due.at)).toEqual([Date.parse('2030-01-01T00:00:00+08:00')])
  })
})
