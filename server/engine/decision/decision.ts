/** A decision made ready to be evaluated: immutable, plain data, FEEL as source text. */
export interface Decision {
  id: string
  name: string
  /** The name under which decisions that require this one read its result. */
  resultName: string
  logic: DecisionTable | LiteralExpression
  /** The decisions that are evaluated before this one. */
  requires: readonly Decision[]
}

export interface LiteralExpression {
  kind: 'expression'
  expression: Cell
}

export interface DecisionTable {
  kind: 'table'
  hitPolicy: HitPolicy
  /** Of COLLECT only; without it the hits are a list. */
  aggregation?: Aggregation
  inputs: readonly Input[]
  outputs: readonly Output[]
  rules: readonly Rule[]
}

export type HitPolicy = 'UNIQUE' | 'FIRST' | 'COLLECT'
export type Aggregation = 'SUM' | 'MIN' | 'MAX' | 'COUNT'

/** A piece of FEEL and the id of the element that holds it. */
export interface Cell {
  id: string
  source: string
}

export interface Input {
  label: string
  expression: Cell
}

export interface Output {
  name: string
  label: string
  /** The value when no rule matches. */
  otherwise?: Cell
}

export interface Rule {
  id: string
  /** Unary tests, one for each input; `-` where the cell is empty. */
  tests: readonly Cell[]
  /** Expressions, one for each output; null where the cell is empty. */
  results: readonly (Cell | null)[]
}
