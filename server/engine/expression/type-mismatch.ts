import type { Warning } from 'feelin'
import { describe } from './result.js'
import { tag } from './values.js'

const operations: Readonly<Record<string, string>> = {
  add: '相加',
  subtract: '相减',
  multiply: '相乘',
  divide: '相除',
  exponentiate: '作乘方',
}

/**
 * What an arithmetic warning means when both sides had a value, in Chinese: FEEL has no such operation and went
 * on with null. Undefined for every other warning, also where a side was not set.
 */
export function typeMismatch({ type, details }: Warning): string | undefined {
  const { left, right } = details.values
  if (type !== 'INVALID_TYPE' || isUnset(left) || isUnset(right)) return undefined
  const operation = operations[/^Can't (\w+)/.exec(details.template)?.[1] ?? '']
  if (!operation) return undefined
  const advice = typeof left === 'string' || typeof right === 'string' ? '，拼接文本请先用 string(…)' : ''
  return `${describe(tag(left))}与${describe(tag(right))}不能${operation}${advice}`
}

function isUnset(value: unknown): boolean {
  return value === null || value === undefined
}
