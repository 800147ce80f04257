import { typeNames } from '../messages/types.js'

/** `bpmn:ComplexGateway` as it is called here: 复杂网关. */
export function typeWord(type: string): string {
  const spaced = type.replace(/^bpmn:/, '').replace(/(\B[A-Z])/g, ' $1')
  return typeNames[spaced] ?? type
}

/** A message of the engine with the words of its parser and its types turned into ours. */
export function inWords(message: string): string {
  return message
    .replace(/unparsable content (<[^>]+>) detected/g, '$1')
    .replace(/bpmn:[A-Za-z]+/g, (type, at: number, whole: string) =>
      whole[at - 1] === '<' ? type : typeWord(type),
    )
}
