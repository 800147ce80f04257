import { baseOf, headersOf } from './base.js'
import type { Binding, FlowNode, ScopeNode } from './graph.js'
import { extension, flag, type Moddle, one, text } from './moddle.js'
import type { Reader } from './reader.js'
import { jobOf, messageOf, sendingOf } from './references.js'

type Read = (element: Moddle, holder: ScopeNode, reader: Reader) => FlowNode | null

/** How each kind of task is read, by its BPMN type. */
export const tasks: Readonly<Record<string, Read>> = {
  'bpmn:UserTask': readUserTask,
  'bpmn:ServiceTask': (element, holder, reader) => ({
    ...baseOf(element, holder, reader),
    kind: 'service-task',
    job: jobOf(element, element.id!, reader),
  }),
  'bpmn:SendTask': (element, holder, reader) => ({
    ...baseOf(element, holder, reader),
    kind: 'send-task',
    sending: sendingOf(element, element, element.id!, reader),
  }),
  'bpmn:ReceiveTask': (element, holder, reader) => {
    const message = messageOf(element, element.id!, reader)
    return (
      message && {
        ...baseOf(element, holder, reader),
        kind: 'receive-task',
        message,
        instantiates: flag(element, 'instantiate'),
      }
    )
  },
  'bpmn:ScriptTask': readScriptTask,
  'bpmn:BusinessRuleTask': readBusinessRuleTask,
  'bpmn:ManualTask': (element, holder, reader) => ({
    ...baseOf(element, holder, reader),
    kind: 'manual-task',
  }),
  'bpmn:Task': (element, holder, reader) => ({
    ...baseOf(element, holder, reader),
    kind: 'abstract-task',
  }),
  'bpmn:CallActivity': readCallActivity,
}

function readUserTask(element: Moddle, holder: ScopeNode, reader: Reader): FlowNode {
  const id = element.id!
  const assignment = extension(element, 'zeebe:AssignmentDefinition')
  const form = extension(element, 'zeebe:FormDefinition')
  const read = (holds: Moddle | null, property: string) => reader.attribute(id, text(holds, property))
  return {
    ...baseOf(element, holder, reader),
    kind: 'user-task',
    assignee: read(assignment, 'assignee'),
    candidateGroups: read(assignment, 'candidateGroups'),
    candidateUsers: read(assignment, 'candidateUsers'),
    due: read(extension(element, 'zeebe:TaskSchedule'), 'dueDate'),
    form: read(form, 'formId') ?? read(form, 'externalReference') ?? read(form, 'formKey'),
    priority: read(extension(element, 'zeebe:PriorityDefinition'), 'priority'),
    headers: headersOf(element),
  }
}

function readScriptTask(element: Moddle, holder: ScopeNode, reader: Reader): FlowNode {
  const id = element.id!
  const script = extension(element, 'zeebe:Script')
  const source = text(script, 'expression')
  if (!source && text(element, 'script'))
    reader.refuse(id, {
      code: 'SCRIPT_NOT_FEEL',
      message: '脚本任务只执行 FEEL 表达式，不执行图中的 JavaScript 等脚本',
      messageEn: 'A script task evaluates FEEL only; a script in another language is never run',
      fix: '请在「脚本」里写 FEEL 表达式，并指定结果变量。',
      fixEn: 'Write a FEEL expression under “Script” and name its result variable.',
    })
  return {
    ...baseOf(element, holder, reader),
    kind: 'script-task',
    script: source
      ? { expression: reader.expression(id, source), result: text(script, 'resultVariable')?.trim() ?? null }
      : null,
    job: jobOf(element, id, reader),
  }
}

function readBusinessRuleTask(element: Moddle, holder: ScopeNode, reader: Reader): FlowNode {
  const id = element.id!
  const called = extension(element, 'zeebe:CalledDecision')
  const decision = reader.attribute(id, text(called, 'decisionId'))
  return {
    ...baseOf(element, holder, reader),
    kind: 'business-rule-task',
    decision: decision && { id: decision, result: text(called, 'resultVariable')?.trim() ?? '' },
    job: jobOf(element, id, reader),
  }
}

function readCallActivity(element: Moddle, holder: ScopeNode, reader: Reader): FlowNode | null {
  const id = element.id!
  const called = extension(element, 'zeebe:CalledElement')
  const process =
    reader.attribute(id, text(called, 'processId')) ??
    reader.attribute(id, text(called, 'processIdExpression')) ??
    reader.attribute(id, text(element, 'calledElement') ?? one(element, 'calledElement')?.id ?? null)
  if (!process) {
    reader.refuse(id, {
      code: 'CALLED_PROCESS_MISSING',
      message: '调用活动没有指定要调用的流程',
      messageEn: 'The call activity names no process to call',
      fix: '请填写被调用流程的编号。',
      fixEn: 'Give the id of the process that is called.',
    })
    return null
  }
  return {
    ...baseOf(element, holder, reader),
    kind: 'call-activity',
    process,
    binding: bindingOf(called),
    allIn: flag(called, 'propagateAllParentVariables', true),
    allOut: flag(called, 'propagateAllChildVariables', true),
  }
}

function bindingOf(called: Moddle | null): Binding {
  const tag = text(called, 'versionTag')
  const type = text(called, 'bindingType')
  if (type === 'versionTag' && tag) return { kind: 'versionTag', tag }
  return { kind: type === 'deployment' ? 'deployment' : 'latest' }
}
