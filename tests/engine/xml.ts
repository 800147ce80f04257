const HEAD = `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" xmlns:huying="http://huying.cn/schema/bpmn/1.0" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="definitions" targetNamespace="http://huying.cn/test">`

/** A BPMN file without a drawing: root elements and processes. */
export function file(...content: string[]): string {
  return `${HEAD}\n${content.join('\n')}\n</definitions>`
}

export function process(content: string, id = 'process'): string {
  return `<process id="${id}" name="${id}" isExecutable="true">${content}</process>`
}

/** A file with one process; root elements (messages, errors …) come second. */
export function diagram(content: string, roots = ''): string {
  return file(roots, process(content))
}

/**
 * Sequence flows, one chain a line: `start -> decide`, `decide -> big: amount > 3`. A flow's id is `source-target`.
 */
export function flows(text: string): string {
  return text
    .trim()
    .split('\n')
    .flatMap(line => {
      const [, chain = '', condition] = /^([^:]*)(?::(.*))?$/.exec(line.trim()) ?? []
      const ids = chain.split('->').map(id => id.trim())
      return ids.slice(1).map((target, index) => flow(ids[index]!, target, condition))
    })
    .join('\n')
}

function flow(source: string, target: string, condition: string | undefined): string {
  const inside = condition
    ? `<conditionExpression xsi:type="tFormalExpression">=${escaped(condition.trim())}</conditionExpression>`
    : ''
  return `<sequenceFlow id="${source}-${target}" sourceRef="${source}" targetRef="${target}">${inside}</sequenceFlow>`
}

export function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;')
}

export const extensions = (...content: string[]): string =>
  `<extensionElements>${content.join('')}</extensionElements>`

export const io = (inputs: Record<string, string>, outputs: Record<string, string> = {}): string =>
  `<zeebe:ioMapping>${Object.entries(inputs)
    .map(([target, source]) => `<zeebe:input source="${escaped(source)}" target="${target}"/>`)
    .join('')}${Object.entries(outputs)
    .map(([target, source]) => `<zeebe:output source="${escaped(source)}" target="${target}"/>`)
    .join('')}</zeebe:ioMapping>`

export const script = (id: string, expression: string, result = 'result', more = ''): string =>
  `<scriptTask id="${id}">${extensions(`<zeebe:script expression="${escaped(`=${expression}`)}" resultVariable="${result}"/>`, more)}</scriptTask>`

export const message = (id: string, name = id, key = ''): string =>
  `<message id="${id}" name="${escaped(name)}">${key ? extensions(`<zeebe:subscription correlationKey="${escaped(key)}"/>`) : ''}</message>`

export const timer = (kind: 'timeDate' | 'timeDuration' | 'timeCycle', value: string): string =>
  `<timerEventDefinition><${kind} xsi:type="tFormalExpression">${escaped(value)}</${kind}></timerEventDefinition>`
