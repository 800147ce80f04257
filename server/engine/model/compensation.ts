import { many, type Moddle, one } from './moddle.js'
import { definitionsOf } from './events.js'
import type { Nodes } from './nodes.js'
import type { Reader } from './reader.js'

/** Gives activities the handlers of their compensation boundaries, and throws the activity that they name. */
export function joinHandlers(process: Moddle, nodes: Nodes, reader: Reader): void {
  const associations = associationsIn(process)
  for (const { node, element } of nodes.values()) {
    if (node.kind === 'boundary-event' && node.catches.on === 'compensation') {
      const targets = associations.filter(each => each.source === node.id).map(each => each.target)
      const handler = targets.map(id => nodes.get(id)?.node).find(each => each?.forCompensation)
      if (handler) node.host.compensation = handler
      else reader.refuse(node.id, handlerMissing)
    }
    if (node.kind === 'compensation-throw') {
      const reference = one(definitionsOf(element)[0] ?? null, 'activityRef')?.id
      if (reference !== undefined) node.activity = nodes.get(reference)?.node ?? null
    }
    if (node.forCompensation && (node.incoming.length > 0 || node.outgoing.length > 0))
      reader.refuse(node.id, handlerFlows)
    if (node.forCompensation && node.loop) reader.refuse(node.id, handlerLoop)
  }
}

function associationsIn(scope: Moddle): { source: string; target: string }[] {
  const own = many(scope, 'artifacts').flatMap(artifact => {
    const [source, target] = ['sourceRef', 'targetRef'].map(end => one(artifact, end)?.id)
    return source !== undefined && target !== undefined ? [{ source, target }] : []
  })
  return [...own, ...many(scope, 'flowElements').flatMap(associationsIn)]
}

const handlerMissing = {
  code: 'COMPENSATION_HANDLER_MISSING',
  message: '补偿边界事件没有连到补偿活动',
  messageEn: 'The compensation boundary event has no association with a compensation activity',
  fix: '请用关联线把它连到一个补偿活动。',
  fixEn: 'Connect it to a compensation activity with an association.',
}
const handlerFlows = {
  code: 'COMPENSATION_HANDLER_FLOWS',
  message: '补偿活动不能有顺序流',
  messageEn: 'A compensation activity cannot have sequence flows',
}
const handlerLoop = {
  code: 'COMPENSATION_HANDLER_LOOP',
  message: '补偿活动不能是多实例',
  messageEn: 'A compensation activity cannot be a multi-instance',
}
