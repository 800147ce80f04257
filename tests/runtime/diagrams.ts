/** Small diagrams, written as one reads them: flows are `[id, source, target]`. */

export interface Sketch {
  id: string
  /** The flow elements of the process, as BPMN XML. */
  elements: string
  flows: readonly [string, string][]
  /** Root elements: messages, signals, errors. */
  roots?: string
  versionTag?: string
}

export const diagram = (...sketches: Sketch[]) => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:huying="http://huying.cn/schema/bpmn/1.0" id="definitions" targetNamespace="http://huying.cn/tests">
${sketches.map(each => each.roots ?? '').join('')}
${sketches.map(processOf).join('\n')}
</bpmn:definitions>`

const processOf = ({
  id,
  elements,
  flows,
  versionTag,
}: Sketch) => `<bpmn:process id="${id}" name="${id}" isExecutable="true">
${versionTag ? `<bpmn:extensionElements><zeebe:versionTag value="${versionTag}" /></bpmn:extensionElements>` : ''}
${elements}
${flows
  .map(([from, to]) => `<bpmn:sequenceFlow id="${from}--${to}" sourceRef="${from}" targetRef="${to}" />`)
  .join('\n')}
</bpmn:process>`

const ext = (content: string) => `<bpmn:extensionElements>${content}</bpmn:extensionElements>`
const attr = (text: string) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

export const start = (id = 'start', content = '') =>
  `<bpmn:startEvent id="${id}">${content}</bpmn:startEvent>`
export const end = (id = 'end', content = '') => `<bpmn:endEvent id="${id}">${content}</bpmn:endEvent>`

export const user = (id: string, candidates = '= [clerk("YX")]', more = '') =>
  `<bpmn:userTask id="${id}" name="${id}">${ext(
    `<zeebe:userTask /><zeebe:assignmentDefinition candidateGroups="${attr(candidates)}" />${more}`,
  )}</bpmn:userTask>`

export const service = (id: string, type: string, retries = 3) =>
  `<bpmn:serviceTask id="${id}" name="${id}">${ext(
    `<zeebe:taskDefinition type="${type}" retries="${retries}" />`,
  )}</bpmn:serviceTask>`

export const script = (id: string, result: string, expression: string) =>
  `<bpmn:scriptTask id="${id}">${ext(
    `<zeebe:script expression="${attr(expression)}" resultVariable="${result}" />`,
  )}</bpmn:scriptTask>`

/** A message throw event that publishes. */
export const publishes = (id: string, name: string, key: string, variables = '= {}', dedupe?: string) =>
  `<bpmn:intermediateThrowEvent id="${id}">${ext(
    `<zeebe:taskDefinition type="huying.publish" /><zeebe:ioMapping>${[
      ['name', `= "${name}"`],
      ['correlationKey', key],
      ['variables', variables],
      ...(dedupe ? [['dedupe', dedupe]] : []),
    ]
      .map(([target, source]) => `<zeebe:input source="${attr(source!)}" target="${target}" />`)
      .join('')}</zeebe:ioMapping>`,
  )}<bpmn:messageEventDefinition /></bpmn:intermediateThrowEvent>`

export const sends = (id: string, type: string, inputs: Record<string, string>) =>
  `<bpmn:sendTask id="${id}">${ext(
    `<zeebe:taskDefinition type="${type}" /><zeebe:ioMapping>${Object.entries(inputs)
      .map(([target, source]) => `<zeebe:input source="${attr(source)}" target="${target}" />`)
      .join('')}</zeebe:ioMapping>`,
  )}</bpmn:sendTask>`

export const message = (id: string, name: string, key?: string) =>
  `<bpmn:message id="${id}" name="${name}">${
    key ? ext(`<zeebe:subscription correlationKey="${attr(key)}" />`) : ''
  }</bpmn:message>`

export const catches = (id: string, messageRef: string) =>
  `<bpmn:intermediateCatchEvent id="${id}"><bpmn:messageEventDefinition messageRef="${messageRef}" /></bpmn:intermediateCatchEvent>`

export const messageStart = (id: string, messageRef: string, once?: 'ever' | 'open') =>
  start(
    id,
    `${once ? ext(`<huying:start once="${once}" />`) : ''}<bpmn:messageEventDefinition messageRef="${messageRef}" />`,
  )

export const timer = (kind: 'timeDuration' | 'timeDate' | 'timeCycle', expression: string) =>
  `<bpmn:timerEventDefinition><bpmn:${kind} xsi:type="bpmn:tFormalExpression">${attr(
    expression,
  )}</bpmn:${kind}></bpmn:timerEventDefinition>`

export const waits = (id: string, definition: string) =>
  `<bpmn:intermediateCatchEvent id="${id}">${definition}</bpmn:intermediateCatchEvent>`

export const boundary = (id: string, on: string, definition: string, interrupting = true) =>
  `<bpmn:boundaryEvent id="${id}" attachedToRef="${on}" cancelActivity="${interrupting}">${definition}</bpmn:boundaryEvent>`

export const calls = (id: string, process: string, binding = 'latest') =>
  `<bpmn:callActivity id="${id}">${ext(
    `<zeebe:calledElement processId="${process}" propagateAllChildVariables="true" propagateAllParentVariables="true" bindingType="${binding}" />`,
  )}</bpmn:callActivity>`

/** start → one user task → end. */
export const approval = (id = 'approval', task = 'review') =>
  diagram({
    id,
    elements: start() + user(task) + end(),
    flows: [
      ['start', task],
      [task, 'end'],
    ],
  })
