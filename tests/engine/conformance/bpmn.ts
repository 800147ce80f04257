import { extensions } from '../xml.js'

/** A start and an end event of the process. */
export const ENDS = '<startEvent id="s"/><endEvent id="e"/>'

export const CONTINUES = 'cancelActivity="false"'

/** Abstract tasks. */
export const tasks = (...ids: string[]): string => ids.map(id => `<task id="${id}"/>`).join('')

/** A service task with a job type. */
export const service = (id: string, more = ''): string =>
  `<serviceTask id="${id}">${extensions('<zeebe:taskDefinition type="work"/>', more)}</serviceTask>`

export const boundary = (id: string, host: string, definition: string, attributes = ''): string =>
  `<boundaryEvent id="${id}" attachedToRef="${host}" ${attributes}>${definition}</boundaryEvent>`

/** An event sub-process whose start event is `id`-start. */
export const handler = (id: string, definition: string, content: string, attributes = ''): string =>
  `<subProcess id="${id}" triggeredByEvent="true"><startEvent id="${id}-start" ${attributes}>${definition}</startEvent>${content}</subProcess>`

export const sub = (id: string, ...content: string[]): string =>
  `<subProcess id="${id}">${content.join('')}</subProcess>`

export const signalled = (name: string): string => `<signalEventDefinition signalRef="${name}"/>`
export const messaged = (name: string): string => `<messageEventDefinition messageRef="${name}"/>`
export const failed = (name = ''): string => `<errorEventDefinition ${name ? `errorRef="${name}"` : ''}/>`
export const escalated = (name = ''): string =>
  `<escalationEventDefinition ${name ? `escalationRef="${name}"` : ''}/>`

export const signal = (name: string): string => `<signal id="${name}" name="${name}"/>`
export const error = (name: string): string => `<error id="${name}" name="${name}" errorCode="${name}"/>`
export const escalation = (name: string): string =>
  `<escalation id="${name}" name="${name}" escalationCode="${name}"/>`

export const end = (id: string, definition = ''): string => `<endEvent id="${id}">${definition}</endEvent>`
export const emit = (id: string, definition: string): string =>
  `<intermediateThrowEvent id="${id}">${definition}</intermediateThrowEvent>`
export const catching = (id: string, definition: string): string =>
  `<intermediateCatchEvent id="${id}">${definition}</intermediateCatchEvent>`
