/** What every engine is given to do. `n` is what the variable `n` must be in the end, so that nobody skips work. */
export const programs = {
  scripts: { title: 'five script tasks', n: 5 },
  loop: { title: 'a gateway loop of 100 rounds', n: 100 },
  fork: { title: 'a fork and join of 10 branches', n: 11 },
  user: { title: 'a user task, started and completed', n: 1, waits: 'task' },
}

export const escaped = text => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
export const plain = (tag, id) => `<bpmn:${tag} id="${id}" />`
export const scriptIn = (format, body) => id =>
  `<bpmn:scriptTask id="${id}" scriptFormat="${format}"><bpmn:script>${escaped(body)}</bpmn:script></bpmn:scriptTask>`
export const extended = (tag, content) => id =>
  `<bpmn:${tag} id="${id}"><bpmn:extensionElements>${content}</bpmn:extensionElements></bpmn:${tag}>`
export const condition = (body, more = '') =>
  `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression"${more}>${escaped(body)}</bpmn:conditionExpression>`

/** How an engine writes that `n` goes up by one, that a round follows while `n` is below 100, and a person's task. */
export const dialects = {
  huying: {
    count: extended('scriptTask', '<zeebe:script expression="= n + 1" resultVariable="n" />'),
    again: condition('= n < 100'),
    task: extended(
      'userTask',
      '<zeebe:userTask /><zeebe:assignmentDefinition candidateGroups="= [&quot;clerk&quot;]" />',
    ),
  },
  'bpmn-engine': {
    count: scriptIn('javascript', 'environment.output.n = (environment.output.n ?? 0) + 1; next()'),
    again: condition('next(null, environment.output.n < 100)', ' language="javascript"'),
    task: id => plain('userTask', id),
  },
  'bpmn-server': {
    count: scriptIn('javascript', 'data.n = data.n + 1'),
    again: condition('data.n < 100'),
    task: id => plain('userTask', id),
  },
}

export const chain = ids => ids.slice(1).map((id, i) => [ids[i], id])
const ten = Array.from({ length: 10 }, (_, i) => `branch-${i + 1}`)

const bodies = {
  scripts({ count }) {
    const tasks = ['script-1', 'script-2', 'script-3', 'script-4', 'script-5']
    return { elements: tasks.map(count), flows: chain(['start', ...tasks, 'end']) }
  },
  loop: ({ count, again }) => ({
    elements: [count('round'), '<bpmn:exclusiveGateway id="enough" default="enough--end" />'],
    flows: [
      ['start', 'round'],
      ['round', 'enough'],
      ['enough', 'round', again],
      ['enough', 'end'],
    ],
  }),
  fork: ({ count }) => ({
    elements: [
      plain('parallelGateway', 'split'),
      ...ten.map(count),
      plain('parallelGateway', 'join'),
      count('after'),
    ],
    flows: [
      ['start', 'split'],
      ...ten.flatMap(id => [
        ['split', id],
        [id, 'join'],
      ]),
      ...chain(['join', 'after', 'end']),
    ],
  }),
  user: ({ count, task }) => ({
    elements: [task('task'), count('after')],
    flows: chain(['start', 'task', 'after', 'end']),
  }),
}

/**
 * A program as a diagram in an engine's dialect. The process is named as the program.
 * @param {string} program
 * @param {string} dialect
 * @returns {string} BPMN XML
 */
export function diagram(program, dialect) {
  const { elements, flows } = bodies[program](dialects[dialect])
  return process(program, [plain('startEvent', 'start'), ...elements, plain('endEvent', 'end')], flows)
}

/** In our dialect: a process that waits until a date. */
export function timerDiagram(due) {
  const date = `<bpmn:timeDate xsi:type="bpmn:tFormalExpression">${due}</bpmn:timeDate>`
  const wait = `<bpmn:intermediateCatchEvent id="wait"><bpmn:timerEventDefinition>${date}</bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>`
  return process(
    'timer',
    [plain('startEvent', 'start'), wait, plain('endEvent', 'end')],
    chain(['start', 'wait', 'end']),
  )
}

/** A process as a document. A flow is [source, target, what it contains]. */
export const process = (id, elements, flows) => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:zeebe="http://camunda.org/schema/zeebe/1.0" id="definitions" targetNamespace="http://huying.cn/bench">
<bpmn:process id="${id}" name="${id}" isExecutable="true">
${elements.join('\n')}
${flows
  .map(
    ([from, to, inside = '']) =>
      `<bpmn:sequenceFlow id="${from}--${to}" sourceRef="${from}" targetRef="${to}">${inside}</bpmn:sequenceFlow>`,
  )
  .join('\n')}
</bpmn:process>
</bpmn:definitions>`
