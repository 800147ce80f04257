import type { CalendarEdition } from '../calendar/index.js'
import { stages, urgencies, type LimitCell, type Stage } from '../domain/lists/index.js'
import type { LimitTable } from '../domain/views/expected/item-limits.js'
import { evaluateDecision, type Decision, type ExpressionPort } from '../engine/index.js'
import type { Runtime } from '../runtime/index.js'

/** The limits table of the version of township-call in force, kept until another version is. */
export function limitsInForce(
  runtime: Runtime,
  expressions: ExpressionPort,
  env: () => { now: number; calendar: CalendarEdition },
): (county: string) => Promise<LimitTable> {
  const kept = new Map<string, { version: string; table: LimitTable }>()
  return async county => {
    const { id, decisions } = await runtime.definitionInForce(county, 'township-call')
    const known = kept.get(county)
    if (known?.version === id) return known.table
    const limits = decisions.get('limits')
    if (!limits) throw new Error(`${id} has no decision "limits"`)
    const table = limitTable(limits, expressions, env())
    kept.set(county, { version: id, table })
    return table
  }
}

/** What the decision says for each urgency, as lists and manuals print it. */
function limitTable(
  limits: Decision,
  expressions: ExpressionPort,
  env: { now: number; calendar: CalendarEdition },
): LimitTable {
  const table: Record<string, Partial<Record<Stage, LimitCell>>> = {}
  for (const urgency of urgencies) {
    const scope = { 类别: '普通', 事项: { 紧急程度: urgency } }
    const { value } = evaluateDecision(limits, scope, expressions, env)
    const cells = Object.entries(value ?? {}).filter(
      ([name, cell]) => stages.some(stage => stage === name) && cell !== null,
    )
    table[urgency] = Object.fromEntries(cells) as Partial<Record<Stage, LimitCell>>
  }
  return table as LimitTable
}
