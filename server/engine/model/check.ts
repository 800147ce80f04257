import { eachCatch } from './catches.js'
import type { FlowNode, ScopeNode, SingleCatch, StartEvent } from './graph.js'
import type { Nodes } from './nodes.js'
import type { Reader } from './reader.js'

/** Refuses what cannot be executed as it is drawn, now that everything is connected. */
export function checkStructure(root: ScopeNode, nodes: Nodes, reader: Reader): void {
  checkStarts(root, reader)
  for (const { node } of nodes.values()) {
    if ('children' in node) checkStarts(node, reader)
    if (node.kind === 'event-based-gateway') checkEventGateway(node, reader)
    if (node.kind === 'event-sub-process') checkEventSubProcess(node, reader)
    if (node.kind === 'boundary-event' && node.incoming.length > 0) reader.refuse(node.id, boundaryIncoming)
    if (node.kind === 'start-event' && node.incoming.length > 0) reader.refuse(node.id, startIncoming)
    if (isEnd(node) && node.outgoing.length > 0) reader.refuse(node.id, endOutgoing)
    checkTransaction(node, reader)
    checkWork(node, reader)
  }
}

const PROCESS_STARTS = new Set<string>(['none', 'message', 'timer', 'signal'])

function checkStarts(scope: ScopeNode, reader: Reader): void {
  const starts = scope.children.filter(node => node.kind === 'start-event')
  if (scope.kind === 'process' && scope.starters.length === 0) {
    if (scope.entries.length === 0) reader.refuse(scope.id, noStart)
    else reader.warn(scope.id, implicitStart)
  }
  for (const start of starts)
    for (const { on } of eachCatch(start.catches)) checkStart(scope, start, on, reader)
}

function checkStart(scope: ScopeNode, start: StartEvent, on: SingleCatch['on'], reader: Reader): void {
  if (scope.kind === 'process' && !PROCESS_STARTS.has(on))
    reader.refuse(start.id, startKind('流程', 'a process', on))
  if (scope.kind === 'sub-process' && on !== 'none')
    reader.refuse(start.id, startKind('嵌入子流程', 'an embedded sub-process', on))
  if (start.once && on !== 'message') reader.refuse(start.id, onceWithoutMessage)
}

function checkEventSubProcess(scope: FlowNode & ScopeNode, reader: Reader): void {
  const starts = scope.children.filter(node => node.kind === 'start-event')
  if (scope.incoming.length > 0 || scope.outgoing.length > 0) reader.refuse(scope.id, eventSubProcessFlows)
  if (scope.loop) reader.refuse(scope.id, eventSubProcessLoop)
  if (starts.length !== 1) return reader.refuse(scope.id, eventSubProcessStarts(starts.length))
  const [start] = starts
  const { on } = start!.catches
  if (on === 'none' || on === 'cancel')
    reader.refuse(start!.id, startKind('事件子流程', 'an event sub-process', on))
  if (on === 'compensation' && scope.holder?.kind !== 'sub-process')
    reader.refuse(start!.id, compensatesNothing)
  if (start!.catches.on === 'error' && !start!.interrupting) reader.refuse(start!.id, errorContinues)
}

function checkEventGateway(gateway: FlowNode, reader: Reader): void {
  if (gateway.outgoing.length < 1) reader.refuse(gateway.id, eventGatewayEmpty)
  for (const { target, id } of gateway.outgoing)
    if (target.kind !== 'catch-event' && target.kind !== 'receive-task')
      reader.refuse(id, eventGatewayTarget(target.name || target.id))
}

function checkTransaction(node: FlowNode, reader: Reader): void {
  if (node.kind === 'cancel-end') {
    const { holder } = node
    if (holder?.kind !== 'sub-process' || !holder.transaction) reader.refuse(node.id, cancelOutside)
    else if (!holder.boundaries.some(event => event.catches.on === 'cancel'))
      reader.refuse(node.id, cancelNowhere)
  }
  if (node.kind === 'boundary-event' && node.catches.on === 'cancel')
    if (node.host.kind !== 'sub-process' || !node.host.transaction) reader.refuse(node.id, cancelOutside)
}

/** Tasks that say nothing of what is to be done. */
function checkWork(node: FlowNode, reader: Reader): void {
  if (node.kind === 'abstract-task') reader.warn(node.id, noKind)
  if (node.kind === 'service-task' && !node.job) reader.warn(node.id, noJobType)
  if (node.kind === 'send-task' && node.sending.how === 'nothing') reader.warn(node.id, nothingSent)
  if (node.kind === 'script-task' && !node.script && !node.job) reader.warn(node.id, noScript)
  if (node.kind === 'business-rule-task' && !node.decision && !node.job) reader.warn(node.id, noDecision)
  if (node.outgoing.some(flow => flow !== node.defaultFlow && !flow.condition) || node.outgoing.length < 2)
    return
  if (node.kind === 'exclusive-gateway' && !node.defaultFlow) reader.warn(node.id, noDefault)
}

function isEnd(node: FlowNode): boolean {
  return node.type === 'bpmn:EndEvent'
}

const noStart = {
  code: 'NO_START',
  message: '流程没有开始事件',
  messageEn: 'The process has no start event',
  fix: '请添加一个开始事件。',
  fixEn: 'Add a start event.',
}
const implicitStart = {
  code: 'START_IMPLICIT',
  message: '流程没有开始事件，会从每个没有入线的元素开始',
  messageEn: 'The process has no start event and begins at every node without an incoming flow',
  fix: '请添加一个开始事件。',
  fixEn: 'Add a start event.',
}
const boundaryIncoming = {
  code: 'BOUNDARY_INCOMING',
  message: '边界事件不能有入线',
  messageEn: 'A boundary event cannot have an incoming flow',
}
const startIncoming = {
  code: 'START_INCOMING',
  message: '开始事件不能有入线',
  messageEn: 'A start event cannot have an incoming flow',
}
const endOutgoing = {
  code: 'END_OUTGOING',
  message: '结束事件不能有出线',
  messageEn: 'An end event cannot have an outgoing flow',
}
const onceWithoutMessage = {
  code: 'ONCE_WITHOUT_MESSAGE',
  message: '只有消息开始事件才能限定每个键只启动一次',
  messageEn: 'Only a message start can be limited to one instance per key',
}
const eventSubProcessFlows = {
  code: 'EVENT_SUB_PROCESS_FLOWS',
  message: '事件子流程不能有入线或出线',
  messageEn: 'An event sub-process cannot have incoming or outgoing flows',
}
const eventSubProcessLoop = {
  code: 'EVENT_SUB_PROCESS_LOOP',
  message: '事件子流程不能是多实例',
  messageEn: 'An event sub-process cannot be a multi-instance',
}
const errorContinues = {
  code: 'ERROR_NOT_INTERRUPTING',
  message: '由错误开始的事件子流程总是中断所在的范围',
  messageEn: 'An event sub-process that starts with an error always interrupts its scope',
  fix: '请改成中断型，或改用升级事件。',
  fixEn: 'Make it interrupting, or use an escalation event.',
}
const compensatesNothing = {
  code: 'START_KIND_INVALID',
  message: '补偿事件子流程只能放在嵌入子流程里',
  messageEn: 'A compensation event sub-process belongs into an embedded sub-process',
}
const cancelOutside = {
  code: 'CANCEL_OUTSIDE_TRANSACTION',
  message: '取消事件只能用在事务子流程里或它的边线上',
  messageEn: 'A cancel event belongs into a transaction or on its border',
  fix: '请改用错误或升级事件，或把子流程改成事务。',
  fixEn: 'Use an error or escalation event, or make the sub-process a transaction.',
}
const cancelNowhere = {
  code: 'CANCEL_BOUNDARY_MISSING',
  message: '事务有取消结束事件，却没有取消边界事件',
  messageEn: 'The transaction has a cancel end but no cancel boundary event',
  fix: '请在事务的边线上添加取消边界事件。',
  fixEn: 'Add a cancel boundary event to the transaction.',
}
const eventGatewayEmpty = {
  code: 'EVENT_GATEWAY_EMPTY',
  message: '事件网关后面没有事件',
  messageEn: 'Nothing follows the event-based gateway',
}
const noKind = {
  code: 'TASK_ABSTRACT',
  message: '任务没有选类型，没有人也没有程序会来办理',
  messageEn: 'The task has no kind, so nobody does it',
  fix: '请改成用户任务、服务任务等具体类型。',
  fixEn: 'Make it a user task, a service task or another definite kind.',
}
const noJobType = {
  code: 'JOB_TYPE_MISSING',
  message: '服务任务没有写任务类型，没有程序会来办理',
  messageEn: 'The service task has no job type, so no worker will take it',
  fix: '请填写任务类型。',
  fixEn: 'Give the job type.',
}
const nothingSent = {
  code: 'SENDING_MISSING',
  message: '发送任务没有写发送什么',
  messageEn: 'The send task says nothing of what it sends',
  fix: '请选择消息或填写发送类型。',
  fixEn: 'Choose a message or give the job type.',
}
const noScript = {
  code: 'SCRIPT_MISSING',
  message: '脚本任务没有写脚本',
  messageEn: 'The script task has no script',
  fix: '请填写 FEEL 表达式和结果变量。',
  fixEn: 'Give a FEEL expression and a result variable.',
}
const noDecision = {
  code: 'DECISION_MISSING',
  message: '规则任务没有指定决策',
  messageEn: 'The business rule task names no decision',
  fix: '请选择决策表。',
  fixEn: 'Choose a decision.',
}
const noDefault = {
  code: 'NO_DEFAULT_FLOW',
  message: '每条出线都有条件，又没有默认流向：条件都不成立时流程会停住',
  messageEn: 'Every outgoing flow has a condition and none is the default: when none holds the process stops',
  fix: '请把其中一条设为默认流向。',
  fixEn: 'Make one of the flows the default flow.',
}
function startKind(zh: string, en: string, on: string) {
  return {
    code: 'START_KIND_INVALID',
    message: `${zh}不能由这种开始事件启动（${on}）`,
    messageEn: `${en} cannot begin with a start event of this kind (${on})`,
  }
}
function eventSubProcessStarts(found: number) {
  return {
    code: 'EVENT_SUB_PROCESS_STARTS',
    message: `事件子流程要有且只有一个开始事件，这里有 ${found} 个`,
    messageEn: `An event sub-process has exactly one start event, here are ${found}`,
  }
}
function eventGatewayTarget(name: string) {
  return {
    code: 'EVENT_GATEWAY_TARGET',
    message: `事件网关后面只能接捕获事件或接收任务，「${name}」不是`,
    messageEn: `Only catch events and receive tasks may follow an event-based gateway, "${name}" is neither`,
  }
}
