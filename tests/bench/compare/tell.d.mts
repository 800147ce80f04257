import type { Facts } from './outcomes.mjs'

export const questions: readonly { diagram: string; asks: string; tell(facts: Facts): string }[]
export function rows(
  engines: readonly string[],
  outcomes: Readonly<Record<string, Readonly<Record<string, Facts>>>>,
): string[][]
export function markdown(rows: readonly (readonly string[])[]): string
