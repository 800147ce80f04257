import { diagram } from '../diagrams.mjs'
import { built } from './built.mjs'
import { play } from './play.mjs'

const [engine, { defaultEdition }, { guardExpressions }] = await Promise.all(
  ['engine/index.js', 'calendar/index.js', 'runtime/expression-guard.js'].map(built),
)
// As on the server: one limit of time for the expressions of a step.
const expressions = guardExpressions(engine.createFeel())
const env = { now: Date.now(), calendar: defaultEdition(), expressions, decision: () => undefined }

const guarded = { ...engine, step: (...args) => expressions.together(() => engine.step(...args)) }

export const version = 'in memory'

/** @returns one run of the program, which answers the last value of `n` */
export async function prepare(program) {
  const { processes } = await engine.compile(diagram(program, 'huying'), expressions)
  return async () => {
    const state = play(guarded, processes[0], env, { n: 0 })
    return state.status === 'completed' ? engine.rootVariables(state).n : undefined
  }
}
