import { chain, condition, dialects, escaped, extended, plain, process, scriptIn } from '../diagrams.mjs'

const timer = `<bpmn:intermediateCatchEvent id="wait"><bpmn:timerEventDefinition><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P30D</bpmn:timeDuration></bpmn:timerEventDefinition></bpmn:intermediateCatchEvent>`

/** What the dialects of the benchmark leave out: conditions on `n`, and a task that calls the service `post`. */
const more = {
  huying: {
    when: text => condition(`= n ${text}`),
    service: extended('serviceTask', '<zeebe:taskDefinition type="post" />'),
  },
  'bpmn-engine': {
    when: text => condition(`next(null, (environment.output.n ?? 0) ${text})`, ' language="javascript"'),
    service: id =>
      `<bpmn:serviceTask id="${id}" implementation="${escaped('${environment.services.post}')}" />`,
  },
  'bpmn-server': {
    when: text => condition(`data.n ${text}`),
    service: id => `<bpmn:serviceTask id="${id}" implementation="post" />`,
  },
}

/** Scripts that look for a variable of the process that runs the engine, the plain way and the long way round. */
const reaches = {
  huying: {
    plainly: scriptIn('javascript', 'n = process.env.COMPARE_SECRET'),
    roundabout: extended(
      'scriptTask',
      '<zeebe:script expression="= process.env.COMPARE_SECRET" resultVariable="seen" />',
    ),
  },
  'bpmn-engine': {
    plainly: scriptIn('javascript', 'environment.output.seen = process.env.COMPARE_SECRET; next()'),
    roundabout: scriptIn(
      'javascript',
      'environment.output.seen = environment.constructor.constructor("return process")().env.COMPARE_SECRET; next()',
    ),
  },
  'bpmn-server': {
    plainly: scriptIn('javascript', 'data.seen = process.env.COMPARE_SECRET'),
    roundabout: scriptIn(
      'javascript',
      'data.seen = data.constructor.constructor("return process")().env.COMPARE_SECRET',
    ),
  },
}

const bodies = {
  'thirty-days': () => ({ elements: [timer], flows: chain(['start', 'wait', 'end']) }),

  'none-true': ({ count, when }) => ({
    elements: [plain('exclusiveGateway', 'choose'), count('high'), count('low')],
    flows: [
      ['start', 'choose'],
      ['choose', 'high', when('> 10')],
      ['choose', 'low', when('< -10')],
      ['high', 'end'],
      ['low', 'end'],
    ],
  }),

  'exclusive-merge': ({ count }) => ({
    elements: [
      plain('parallelGateway', 'split'),
      plain('intermediateThrowEvent', 'a'),
      plain('intermediateThrowEvent', 'b'),
      plain('exclusiveGateway', 'merge'),
      count('after'),
    ],
    flows: [
      ['start', 'split'],
      ['split', 'a'],
      ['split', 'b'],
      ['a', 'merge'],
      ['b', 'merge'],
      ['merge', 'after'],
      ['after', 'end'],
    ],
  }),

  'killed-in-service': ({ service, count }) => ({
    elements: [service('send'), count('after')],
    flows: chain(['start', 'send', 'after', 'end']),
  }),

  'inclusive-join': ({ task, count, when }) => ({
    elements: [
      plain('inclusiveGateway', 'split'),
      plain('intermediateThrowEvent', 'a'),
      task('hold'),
      plain('intermediateThrowEvent', 'c'),
      plain('inclusiveGateway', 'join'),
      count('after'),
    ],
    flows: [
      ['start', 'split'],
      ['split', 'a', when('>= 0')],
      ['split', 'hold', when('<= 0')],
      ['split', 'c', when('> 100')],
      ['a', 'join'],
      ['hold', 'join'],
      ['c', 'join'],
      ['join', 'after'],
      ['after', 'end'],
    ],
  }),

  'script-plainly': ({ plainly }) => ({
    elements: [plainly('reach')],
    flows: chain(['start', 'reach', 'end']),
  }),
  'script-roundabout': ({ roundabout }) => ({
    elements: [roundabout('reach')],
    flows: chain(['start', 'reach', 'end']),
  }),
}

/**
 * A diagram of the comparison in an engine's dialect; they differ in how conditions, scripts and services are written,
 * and in nothing else. The process is named as the diagram; `after` counts in `n` how often it was reached.
 * @param {string} name
 * @param {'huying' | 'bpmn-engine' | 'bpmn-server'} dialect
 * @returns {string} BPMN XML
 */
export function diagram(name, dialect) {
  const { elements, flows } = bodies[name]({ ...dialects[dialect], ...more[dialect], ...reaches[dialect] })
  return process(name, [plain('startEvent', 'start'), ...elements, plain('endEvent', 'end')], flows)
}
