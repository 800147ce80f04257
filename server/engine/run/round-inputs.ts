import type { Variables } from '../command.js'
import type { FlowNode } from '../model/graph.js'
import type { Activity } from '../state/state.js'
import type { Run } from './run.js'
import { setLocal } from './variables.js'

const PATH = /^[\p{L}_$][\p{L}\p{N}_$]*(\.[\p{L}_$][\p{L}\p{N}_$]*)*$/u

/** Gives a round its number, its item and, so that it stays its own, the variable of its output. */
export function prepareRound(run: Run, round: Activity, element: FlowNode): void {
  const { loop } = element
  const variables: Variables = { loopCounter: round.index! }
  if (loop?.kind === 'multi-instance') {
    const output = loop.output?.element.source.trim() ?? ''
    if (PATH.test(output)) variables[output.split('.')[0]!] = null
    const items = run.activity(round.scope!)?.multi?.items
    if (loop.element && items) variables[loop.element] = items[round.index! - 1] ?? null
  }
  setLocal(run, round.key, variables)
}
