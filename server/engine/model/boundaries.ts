import { baseOf } from './base.js'
import { catchOf, formOf } from './events.js'
import type { BoundaryEvent, ScopeNode } from './graph.js'
import { flag, type Moddle, one } from './moddle.js'
import type { Nodes } from './nodes.js'
import type { Reader } from './reader.js'
import { notSupported } from './unsupported.js'

/** Reads a boundary event; its host, which may come later in the file, is found by `attach`. */
export function readBoundary(
  element: Moddle,
  holder: ScopeNode,

  reader: Reader,
): BoundaryEvent | null {
  const catches = catchOf(element, reader)
  if (!catches) return null
  if (catches.on === 'none')
    return notSupported(element, reader, '没有事件定义的边界事件', 'a none boundary event')
  return {
    ...baseOf(element, holder, reader),
    kind: 'boundary-event',
    form: formOf(element, reader),
    catches,
    interrupting: flag(element, 'cancelActivity', true),
    host: holder,
  }
}

const HOSTS = new Set<string>([
  'user-task',
  'service-task',
  'send-task',
  'receive-task',
  'script-task',
  'business-rule-task',
  'manual-task',
  'abstract-task',
  'call-activity',
  'sub-process',
])

/** Gives each boundary event its activity. */
export function attach(nodes: Nodes, reader: Reader): void {
  for (const { node, element } of nodes.values()) {
    if (node.kind !== 'boundary-event') continue
    const hostId = one(element, 'attachedToRef')?.id
    const host = hostId === undefined ? undefined : nodes.get(hostId)?.node
    if (!host) {
      // A host that was refused has been reported itself.
      if (hostId === undefined) reader.refuse(node.id, missingHost)
      continue
    }
    if (!HOSTS.has(host.kind) || host.holder !== node.holder) reader.refuse(node.id, wrongHost)
    if (node.catches.on === 'error' && !node.interrupting) reader.refuse(node.id, errorContinues)
    node.host = host
    host.boundaries.push(node)
  }
}

const missingHost = {
  code: 'BOUNDARY_HOST_MISSING',
  message: '边界事件没有附着在任何活动上',
  messageEn: 'The boundary event is not attached to an activity',
  fix: '请把它拖到一个任务或子流程的边线上。',
  fixEn: 'Drag it to the border of a task or a sub-process.',
}
const wrongHost = {
  code: 'BOUNDARY_HOST_INVALID',
  message: '边界事件只能附着在同一层的任务、子流程或调用活动上',
  messageEn:
    'A boundary event can only be attached to a task, sub-process or call activity of the same scope',
  fix: '请把它拖到一个任务或子流程的边线上。',
  fixEn: 'Drag it to the border of a task or a sub-process.',
}
const errorContinues = {
  code: 'ERROR_NOT_INTERRUPTING',
  message: '错误边界事件总是中断所附着的活动',
  messageEn: 'An error boundary event always interrupts its activity',
  fix: '请改成中断型，或改用升级事件。',
  fixEn: 'Make it interrupting, or use an escalation event.',
}
