import type { FlowNode } from './graph.js'
import { extension, many, type Moddle, one, text } from './moddle.js'
import type { Nodes } from './nodes.js'
import type { Reader } from './reader.js'

/** Says what stands in the diagram and has no effect, or another one than its author may think. */
export function checkUnheeded(process: Moddle, nodes: Nodes, reader: Reader): void {
  for (const { node, element } of nodes.values()) {
    if (extension(element, 'huying:Refusal') && !('refusal' in node && node.type === 'bpmn:EndEvent'))
      reader.refuse(node.id, refusalMisplaced)
    if (isListening(element)) reader.warn(node.id, listener)
    if (text(extension(element, 'zeebe:TaskSchedule'), 'followUpDate')) reader.warn(node.id, followUp)
    if (quantity(element, 'startQuantity') !== 1 || quantity(element, 'completionQuantity') !== 1)
      reader.refuse(node.id, tokenQuantity)
    const behavior = text(one(element, 'loopCharacteristics'), 'behavior')
    if (behavior && behavior !== 'All') reader.refuse(node.id, loopBehavior)
    checkOnce(node, element, reader)
    checkForeign(element, reader)
  }
  if (isListening(process)) reader.warn(process.id ?? null, listener)
}

function isListening(element: Moddle): boolean {
  return (
    many(extension(element, 'zeebe:ExecutionListeners'), 'listeners').length > 0 ||
    many(extension(element, 'zeebe:TaskListeners'), 'listeners').length > 0
  )
}

function quantity(element: Moddle, property: string): number {
  const value = element[property]
  return typeof value === 'number' ? value : 1
}

function checkOnce(node: FlowNode, element: Moddle, reader: Reader): void {
  const once = text(extension(element, 'huying:Start'), 'once')
  if (once && node.kind === 'start-event' && node.once === null) reader.refuse(node.id, onceUnknown(once))
}

/** Attributes of Camunda 7 are kept in the file and mean nothing here. */
function checkForeign(element: Moddle, reader: Reader): void {
  const foreign = Object.keys((element['$attrs'] as object | undefined) ?? {}).filter(name =>
    name.startsWith('camunda:'),
  )
  if (foreign.length > 0) reader.warn(element.id ?? null, otherDialect(foreign.join('、')))
}

const refusalMisplaced = {
  code: 'REFUSAL_MISPLACED',
  message: '拒绝说明只能写在普通或消息结束事件上',
  messageEn: 'A refusal belongs on a none or message end event',
}
const listener = {
  code: 'LISTENER_UNHEEDED',
  message: '监听器不会执行',
  messageEn: 'Listeners are not executed',
  fix: '请改成流程里的一个环节。',
  fixEn: 'Make it a step of the process.',
}
const followUp = {
  code: 'FOLLOW_UP_UNHEEDED',
  message: '跟进日期不起作用',
  messageEn: 'The follow-up date has no effect',
  fix: '请改用到期时间或定时边界事件。',
  fixEn: 'Use the due date or a timer boundary event.',
}
const tokenQuantity = {
  code: 'ELEMENT_NOT_SUPPORTED',
  message: '引擎不执行令牌数量（startQuantity、completionQuantity）',
  messageEn: 'The engine does not execute token quantities',
}
const loopBehavior = {
  code: 'ELEMENT_NOT_SUPPORTED',
  message: '引擎不执行多实例的事件行为（behavior）',
  messageEn: 'The engine does not execute the event behavior of a multi-instance',
}
function onceUnknown(once: string) {
  return {
    code: 'ONCE_UNKNOWN',
    message: `每键一次只能写 ever 或 open，这里是「${once}」`,
    messageEn: `once is "ever" or "open", not "${once}"`,
  }
}
function otherDialect(names: string) {
  return {
    code: 'DIALECT_UNHEEDED',
    message: `Camunda 7 的扩展属性不起作用：${names}`,
    messageEn: `Extension attributes of Camunda 7 have no effect: ${names}`,
    fix: '请改用对应的 zeebe 属性。',
    fixEn: 'Use the corresponding zeebe attribute.',
  }
}
