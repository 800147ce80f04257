import {
  boundary,
  calls,
  catches,
  diagram,
  end,
  message,
  messageStart,
  publishes,
  service,
  start,
  timer,
  user,
} from './diagrams.js'

// A case that files, is reminded of by a timer, calls a process that does a job, asks a supervision by message, and
// waits for its answer: every kind of effect, in one small picture.
const caseDiagram = diagram({
  id: 'case',
  roots: message('m', 'answered', '= leg'),
  elements:
    start() +
    user('handle') +
    boundary('remind', 'handle', timer('timeDate', '= now() + duration("PT0.05S")'), false) +
    end('reminded') +
    calls('check', 'checking') +
    publishes('ask', 'supervise', '= leg', '= {leg: leg}') +
    catches('wait', 'm') +
    user('close') +
    end(),
  flows: [
    ['start', 'handle'],
    ['remind', 'reminded'],
    ['handle', 'check'],
    ['check', 'ask'],
    ['ask', 'wait'],
    ['wait', 'close'],
    ['close', 'end'],
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
const supervision = diagram({
  id: 'supervision',
  roots: message('m', 'supervise'),
  elements:
    messageStart('start', 'm', 'ever') +
    publishes('answer', 'answered', '= leg', '= {answer: leg}', '= leg') +
    end(),
  flows: [
    ['start', 'answer'],
    ['answer', 'end'],
  ],
})

/** The processes `case`, `checking` and `supervision`. */
export const cases = [caseDiagram, checking, supervision]
