import { say, type Language } from '../../../domain/language.js'

/** By code: what stands still, in English. Incidents are stored with their Chinese sentence, exact to the case. */
const english: Readonly<Record<string, string>> = {
  DECISION_FAILED: 'A decision table could not be evaluated',
  DECISION_UNKNOWN: 'The decision that the diagram names is not deployed',
  EXPRESSION_FAILED: 'An expression could not be evaluated',
  EXPRESSION_TIMEOUT: 'An expression took too long and was cut off',
  INSTANCE_TOO_LARGE: 'The data of this case is too large to be written',
  LOOP: 'The process went through many elements without waiting: probably an endless loop',
  NOT_A_BOOLEAN: 'A condition should be true or false and was neither',
  NOT_A_CONTEXT: 'The content of a message should be a set of variables and was not',
  NOT_A_LIST: 'The collection of a multi-instance element is no list',
  NOT_A_NAME: 'A name should be a text and was not',
  NOT_A_NUMBER: 'The number of a multi-instance element is no natural number',
  NOTHING_TO_DO: 'The element does not say what is to be done',
  NO_CANDIDATE: 'Nobody could be found who can do this task',
  NO_CORRELATION_KEY: 'The correlation key of a message has no value',
  OUTBOX_STUCK: 'What follows from a step of this case has failed again and again',
  PROCESS_UNKNOWN: 'The process that the diagram calls is not deployed',
  QUARANTINED: 'The case was halted because of a fault of the system',
  REFUSAL_TOO_LATE: 'The diagram refuses where nobody acts who could be refused',
  SEND_UNHANDLED: 'No program handles this kind of sending',
  UNCAUGHT_ERROR: 'An error was not caught, and the process ended there',
}

/** The sentence of an incident. A code that a diagram made up keeps its own sentence. */
export function incidentSentence(
  { code, message }: { code: string; message: string },
  language: Language,
): string {
  const en = Object.hasOwn(english, code) ? english[code]! : message
  return say({ zh: message, en }, language)
}
