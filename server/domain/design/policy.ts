import type { Words } from '../language.js'
import { constant, type Finding, type Graph, type NodeOf } from './graph.js'

/** What a procedure must be beside executable. */
export interface Demands {
  /** The process that the draft is of. */
  process: string
  /** The version that came with the product, whose milestones and states the records of cases are made of. */
  shipped: Graph
  /** Ids of the forms and decisions of its deployment. */
  forms: ReadonlySet<string>
  decisions: ReadonlySet<string>
  file: string
}

/** Why the graphs may not be published although the engine would run them; empty when they may. */
export function policyFindings(graphs: readonly Graph[], demands: Demands): Finding[] {
  const { process, shipped, file } = demands
  const say = (finding: Omit<Finding, 'file' | 'severity' | 'rule'>): Finding => ({
    ...finding,
    file,
    severity: 'error',
    rule: true,
  })
  const graph = graphs.find(each => each.id === process)
  if (!graph)
    return [
      say({
        element: null,
        code: 'PROCESS_ID_CHANGED',
        message: `图里没有流程「${process}」，或它不可执行`,
        messageEn: `The diagram holds no executable process ${process}`,
        fix: `请把流程的编号改回 ${process} 并勾选可执行；另起一个流程请用另一份图。`,
        fixEn: `Give the process its id ${process} again and make it executable; draw another process in another diagram.`,
      }),
    ]
  const lost = (was: readonly string[], is: readonly string[]) => was.filter(name => !is.includes(name))
  return [
    ...lost(shipped.milestones, graph.milestones).map(name =>
      say({
        element: null,
        code: 'MILESTONE_LOST',
        message: `少了里程碑「${name}」，办件台账会缺这一项`,
        messageEn: `The milestone “${name}” is missing; the records of cases need it`,
        fix: `请在相应环节的「里程碑与状态」里补上「${name}」。`,
        fixEn: `Add “${name}” under “Milestones and state” of the step it belongs to.`,
      }),
    ),
    ...lost(shipped.states, graph.states).map(name =>
      say({
        element: null,
        code: 'STATE_LOST',
        message: `少了状态「${name}」，办件列表会查不到`,
        messageEn: `The state “${name}” is missing; lists of cases need it`,
        fix: `请在相应环节的「里程碑与状态」里补上「${name}」。`,
        fixEn: `Add “${name}” under “Milestones and state” of the step it belongs to.`,
      }),
    ),
    ...lostStarts(shipped, graph).map(({ zh, en }) =>
      say({
        element: null,
        code: 'START_LOST',
        message: `少了启动方式：${zh}`,
        messageEn: `A way to start the process is missing: ${en}`,
        fix: '请补上原来的开始事件。',
        fixEn: 'Add the start event that was there.',
      }),
    ),
    ...[...graph.elements.values()].flatMap(node => {
      if (node.kind === 'user-task') return [...taskFindings(node, demands)].map(say)
      if (node.kind === 'business-rule-task') return [...decisionFindings(node, demands)].map(say)
      return []
    }),
  ]
}

/** Ways to start the process that are no more. */
function lostStarts(was: Graph, is: Graph): Words[] {
  const there = new Set(is.starts.map(start => startWords(start).zh))
  return was.starts.map(startWords).filter(({ zh }) => !there.has(zh))
}

function startWords({ kind, message, signal }: Graph['starts'][number]): Words {
  if (kind === 'message') {
    const name = constant(message) ?? '?'
    return { zh: `消息「${name}」`, en: `the message “${name}”` }
  }
  if (kind === 'signal') {
    const name = constant(signal) ?? '?'
    return { zh: `信号「${name}」`, en: `the signal “${name}”` }
  }
  return kind === 'timer' ? { zh: '定时', en: 'a timer' } : { zh: '人工发起', en: 'by hand' }
}

const named = (task: { name: string }) =>
  task.name ? `“${task.name.replace(/\s+/g, ' ')}”` : 'An unnamed task'

type Said = Omit<Finding, 'file' | 'severity' | 'rule'>

function* taskFindings(task: NodeOf<'user-task'>, { forms }: Demands): Generator<Said> {
  if (!task.candidateGroups && !task.assignee && !task.candidateUsers)
    yield {
      element: task.id,
      code: 'CANDIDATES_MISSING',
      message: `「${task.name || '未命名任务'}」没有写谁来办`,
      messageEn: `${named(task)} names nobody who may do it`,
      fix: '请在「谁来办」里选岗位和单位。',
      fixEn: 'Choose a role and a unit under “Who does it”.',
    }
  const form = constant(task.form)
  if (form !== undefined && !forms.has(form))
    yield {
      element: task.id,
      code: 'FORM_UNKNOWN',
      message: `「${task.name || '未命名任务'}」用的表单「${form}」不存在`,
      messageEn: `${named(task)} uses a form that does not exist: ${form}`,
      fix: '请在「表单」里另选一张，或用通用办理意见。',
      fixEn: 'Choose another under “Form”, or use the general form.',
    }
}

function* decisionFindings(task: NodeOf<'business-rule-task'>, { decisions }: Demands): Generator<Said> {
  const decision = task.decision ? constant(task.decision.id) : undefined
  if (decision !== undefined && !decisions.has(decision))
    yield {
      element: task.id,
      code: 'DECISION_UNKNOWN',
      message: `「${task.name || '未命名任务'}」用的决策表「${decision}」不存在`,
      messageEn: `${named(task)} uses a decision that does not exist: ${decision}`,
      fix: '请改用本流程已有的决策表。',
      fixEn: 'Use a decision that this procedure has.',
    }
}
