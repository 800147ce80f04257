import { compile, createFeel } from '../../../server/engine/index.js'
import { verify, type Report, type VerifyOptions } from '../../../server/engine/verify/index.js'
import { diagram, extensions } from '../xml.js'

const feel = createFeel()

/** What verify says of the first process of a file; the others are deployed beside it. */
export async function report(xml: string, options: Partial<VerifyOptions> = {}): Promise<Report> {
  const { processes, diagnostics } = await compile(xml, feel)
  expect(diagnostics.filter(one => one.severity === 'error')).toEqual([])
  return verify(processes[0]!, { now: () => 0, processes, states: 5_000, ...options })
}

/** The findings in a process, as `CODE element`, sorted. */
export async function findings(
  content: string,
  roots = '',
  options: Partial<VerifyOptions> = {},
): Promise<string[]> {
  const found = await report(diagram(content, roots), options)
  expect(found.verified).toBe(true)
  return found.findings.map(({ code, element }) => `${code} ${element}`).sort()
}

export const job = (...ids: string[]): string =>
  ids
    .map(id => `<serviceTask id="${id}">${extensions(`<zeebe:taskDefinition type="${id}"/>`)}</serviceTask>`)
    .join('')

export const start = '<startEvent id="start"/>'
export const end = (...ids: string[]): string => ids.map(id => `<endEvent id="${id}"/>`).join('')
export const and = (...ids: string[]): string => ids.map(id => `<parallelGateway id="${id}"/>`).join('')
export const or = (id: string, otherwise = ''): string =>
  `<inclusiveGateway id="${id}" ${otherwise && `default="${otherwise}"`}/>`
export const xor = (id: string, otherwise = ''): string =>
  `<exclusiveGateway id="${id}" ${otherwise && `default="${otherwise}"`}/>`

export const boundary = (id: string, host: string, event: string, interrupting = true): string =>
  `<boundaryEvent id="${id}" attachedToRef="${host}" cancelActivity="${interrupting}">${event}</boundaryEvent>`

export const sub = (id: string, ...content: string[]): string =>
  `<subProcess id="${id}">${content.join('')}</subProcess>`

export const handler = (id: string, event: string, interrupting: boolean, ...content: string[]): string =>
  `<subProcess id="${id}" triggeredByEvent="true"><startEvent id="${id}-start" isInterrupting="${interrupting}">${event}</startEvent>${content.join('')}</subProcess>`
