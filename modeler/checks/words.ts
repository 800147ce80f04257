import { typeNames } from '../messages/types.js'
import { language } from '../messages/language.js'

/** `bpmn:ComplexGateway` as it is called here: 复杂网关, Complex Gateway. */
export function typeWord(type: string): string {
  const spaced = type.replace(/^bpmn:/, '').replace(/(\B[A-Z])/g, ' $1')
  if (language === 'en') return spaced
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
