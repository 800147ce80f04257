export const programs: Record<string, { title: string; n: number; waits?: string }>
export function diagram(program: string, dialect: 'huying' | 'bpmn-engine' | 'bpmn-server'): string
