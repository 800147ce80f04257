export const programs: Record<string, { title: string; n: number; waits?: string }>
export function diagram(program: string, dialect: 'huying' | 'bpmn-engine' | 'bpmn-server'): string
/** @param due an instant as FEEL reads it */
export function timerDiagram(due: string): string
