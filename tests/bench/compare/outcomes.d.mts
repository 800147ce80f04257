export type Facts = Record<string, unknown>

export function outcome(engine: string, diagram: string, env?: Record<string, string>): Promise<Facts>
