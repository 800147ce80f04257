import { evaluateDecision, type Decision } from './engine/decision/index.js'
import type { ExpressionPort } from './engine/expression/index.js'
import type { CalendarEdition } from './calendar/index.js'
import { stages, urgencies, type LimitCell, type Stage } from './domain/lists/index.js'
import type { LimitTable } from './api/services.js'

/** What the decision `limits` says for each urgency, as lists and manuals print it. */
export function limitTable(
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
