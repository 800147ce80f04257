import type { Moddle } from './moddle.js'
import type { Reader } from './reader.js'

/** Refuses an element that the engine does not execute. */
export function notSupported(element: Moddle, reader: Reader, zh: string, en: string): null {
  reader.refuse(element.id ?? null, {
    code: 'ELEMENT_NOT_SUPPORTED',
    message: `引擎不执行这种元素：${zh}`,
    messageEn: `The engine does not execute ${en}`,
    fix: '请换成引擎支持的元素。',
    fixEn: 'Use an element that the engine supports.',
  })
  return null
}
