/** One role in one unit, both as FEEL: `clerk`, `"中心"` or `事项.呼叫单位`. */
export interface Candidate {
  role: string
  unit: string
}

const call = /^=\s*\[?\s*([a-z]+(?: [a-z]+)?)\(\s*("[^"]+"|[\p{L}][\p{L}\p{N}.]*)\s*\)\s*\]?$/u

/** The role and unit of an expression that names just these. */
export function readCandidate(expression: string): Candidate | undefined {
  const [, role, unit] = call.exec(expression.trim()) ?? []
  return role !== undefined && unit !== undefined ? { role, unit } : undefined
}

export function writeCandidate({ role, unit }: Candidate): string {
  return `= ${role}(${unit})`
}
