import type { FlowNode } from './graph.js'
import { extension, flag, type Moddle, one, text } from './moddle.js'
import type { Reader } from './reader.js'

/** Multi-instance or standard loop of an activity. */
export function loopOf(element: Moddle, reader: Reader): FlowNode['loop'] {
  const loop = one(element, 'loopCharacteristics')
  const id = element.id!
  if (!loop) return null
  const body = (property: string) => text(one(loop, property), 'body')
  if (loop.$type === 'bpmn:StandardLoopCharacteristics') {
    const condition = body('loopCondition')
    const maximum = Number(loop['loopMaximum'] ?? Number.NaN)
    return {
      kind: 'standard-loop',
      condition: condition ? reader.expression(id, condition) : null,
      testBefore: flag(loop, 'testBefore'),
      maximum: Number.isInteger(maximum) ? maximum : null,
    }
  }
  const zeebe = extension(loop, 'zeebe:LoopCharacteristics')
  const collection = reader.attribute(id, text(zeebe, 'inputCollection'))
  const cardinality = body('loopCardinality')
  const outputCollection = text(zeebe, 'outputCollection')
  const outputElement = text(zeebe, 'outputElement')
  const completion = body('completionCondition')
  if (!collection && !cardinality)
    reader.refuse(id, {
      code: 'MULTI_INSTANCE_INPUT_MISSING',
      message: '多实例没有写集合，也没有写个数',
      messageEn: 'The multi-instance has neither a collection nor a cardinality',
      fix: '请填写输入集合，例如 = 协办。',
      fixEn: 'Give an input collection, such as = 协办.',
    })
  return {
    kind: 'multi-instance',
    sequential: flag(loop, 'isSequential'),
    collection,
    cardinality: cardinality ? reader.expression(id, cardinality) : null,
    element: text(zeebe, 'inputElement')?.trim() ?? null,
    output:
      outputCollection && outputElement
        ? { collection: outputCollection.trim(), element: reader.expression(id, outputElement) }
        : null,
    completion: completion ? reader.expression(id, completion) : null,
  }
}
