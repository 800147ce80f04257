import {
  boundary,
  calls,
  catches,
  diagram,
  end,
  message,
  messageStart,
  publishes,
  script,
  sends,
  service,
  start,
  timer,
  user,
} from '../../runtime/diagrams.js'

const on = (
  id: string,
  interrupting: boolean,
  definition: string,
  elements: string,
  flows: [string, string][],
) =>
  `<bpmn:subProcess id="${id}" triggeredByEvent="true"><bpmn:startEvent id="${id}-start" isInterrupting="${interrupting}">${definition}</bpmn:startEvent>${elements}${flows
    .map(([from, to]) => `<bpmn:sequenceFlow id="${from}--${to}" sourceRef="${from}" targetRef="${to}" />`)
    .join('')}</bpmn:subProcess>`

const noting = (id: string, list: string, what: string) => script(id, list, `= append(${list}, ${what})`)

const heard = (name: string, list: string) =>
  on(
    name,
    false,
    `<bpmn:messageEventDefinition messageRef="m-${name}" />`,
    noting(`${name}-note`, list, 'text') + end(`${name}-end`),
    [
      [`${name}-start`, `${name}-note`],
      [`${name}-note`, `${name}-end`],
    ],
  )

/**
 * A case: rounds of handling with reminders and a limit, then an inspection from outside, a supervision by message and
 * a notice side by side, then a review. Whatever is done to it is appended to a list in the step that does it, so that
 * its variables tell the order in which things happened. The edition stands in a name: another one, another version.
 */
export const caseDiagram = (edition: number) =>
  diagram({
    id: 'case',
    roots:
      message('m-answered', 'answered', '= leg') +
      message('m-comment', 'comment', '= leg') +
      message('m-nudge', 'nudge', '= leg') +
      message('m-withdraw', 'withdraw', '= leg') +
      '<bpmn:signal id="s-holiday" name="holiday" />',
    elements:
      start() +
      user('handle') +
      boundary('remind', 'handle', timer('timeCycle', '= "R3/PT10M"'), false) +
      noting('reminding', 'reminded', '"reminded"') +
      end('reminded') +
      boundary('limit', 'handle', timer('timeDuration', '= duration("PT40M")')) +
      noting('overdue', 'acts', '"late"') +
      noting('note', 'acts', 'act') +
      '<bpmn:exclusiveGateway id="more" default="more--handle" />' +
      '<bpmn:parallelGateway id="fork" /><bpmn:parallelGateway id="join" />' +
      service('inspect', 'inspect') +
      publishes('ask', 'supervise', '= leg', '= {leg: leg}') +
      catches('wait', 'm-answered') +
      sends('tell', 'notice', { text: '= leg' }) +
      service('look', 'look') +
      user('review') +
      noting('closing', 'acts', 'act') +
      end() +
      heard('comment', 'comments') +
      heard('nudge', 'nudges') +
      on(
        'withdrawn',
        true,
        '<bpmn:messageEventDefinition messageRef="m-withdraw" />',
        noting('withdrawn-note', 'acts', 'act') + end('withdrawn-end'),
        [
          ['withdrawn-start', 'withdrawn-note'],
          ['withdrawn-note', 'withdrawn-end'],
        ],
      ) +
      on(
        'holiday',
        false,
        '<bpmn:signalEventDefinition signalRef="s-holiday" />',
        noting('holiday-note', 'holidays', 'text') + end('holiday-end'),
        [
          ['holiday-start', 'holiday-note'],
          ['holiday-note', 'holiday-end'],
        ],
      ) +
      `<bpmn:sequenceFlow id="more--fork" sourceRef="more" targetRef="fork"><bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">= finish = true</bpmn:conditionExpression></bpmn:sequenceFlow>` +
      `<bpmn:textAnnotation id="edition"><bpmn:text>edition ${edition}</bpmn:text></bpmn:textAnnotation>`,
    flows: [
      ['start', 'handle'],
      ['remind', 'reminding'],
      ['reminding', 'reminded'],
      ['limit', 'overdue'],
      ['overdue', 'review'],
      ['handle', 'note'],
      ['note', 'more'],
      ['more', 'handle'],
      ['fork', 'inspect'],
      ['fork', 'ask'],
      ['fork', 'tell'],
      ['ask', 'wait'],
      ['tell', 'look'],
      ['inspect', 'join'],
      ['wait', 'join'],
      ['look', 'join'],
      ['join', 'review'],
      ['review', 'closing'],
      ['closing', 'end'],
    ],
  })

const supervision = diagram({
  id: 'supervision',
  roots: message('m', 'supervise'),
  elements:
    messageStart('start', 'm', 'ever') +
    calls('check', 'checking') +
    publishes('answer', 'answered', '= leg', '= {answer: leg}', '= leg') +
    end(),
  flows: [
    ['start', 'check'],
    ['check', 'answer'],
    ['answer', 'end'],
  ],
})

const checking = diagram({
  id: 'checking',
  elements: start() + service('look', 'look') + end(),
  flows: [
    ['start', 'look'],
    ['look', 'end'],
  ],
})

const rounds = diagram({
  id: 'rounds',
  elements: start('start', timer('timeCycle', '= "R/PT40M"')) + service('look', 'look') + end(),
  flows: [
    ['start', 'look'],
    ['look', 'end'],
  ],
})

/** Beside the case: what it asks, what that calls, and what begins by itself every forty minutes. */
export const others = [supervision, checking, rounds]

/** The variables with which a case begins. */
export const caseVariables = (leg: string) => ({
  leg,
  number: leg,
  act: '',
  finish: false,
  acts: [],
  comments: [],
  nudges: [],
  reminded: [],
  holidays: [],
})
