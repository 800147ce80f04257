import type { Value } from '../expression/index.js'
import type { Decision, DecisionTable } from './decision.js'
import { DecisionError } from './decision-error.js'

/** The outputs of one matching rule, by name. */
export type Hit = [name: string, value: Value][]

/** The result of a table from its hits, by its hit policy. */
export function combine(decision: Decision, table: DecisionTable, hits: readonly Hit[]): Value {
  const values = hits.map(hit => (hit.length === 1 ? (hit[0]?.[1] ?? null) : Object.fromEntries(hit)))
  if (table.hitPolicy !== 'COLLECT') return values[0] ?? null
  if (!table.aggregation) return values
  if (table.aggregation === 'COUNT') return values.length
  const numbers = values.map(value => {
    if (typeof value === 'number') return value
    throw new DecisionError(
      'AGGREGATION_NOT_A_NUMBER',
      decision.id,
      `${decision.name}：只有数才能求和或比较大小`,
    )
  })
  if (numbers.length === 0) return null
  if (table.aggregation === 'SUM') return numbers.reduce((sum, number) => sum + number, 0)
  return table.aggregation === 'MIN' ? Math.min(...numbers) : Math.max(...numbers)
}
