import { constant, written, type Attribute, type Node } from '../graph.js'
import { candidateWords, limitWords, nameOf, quoted } from './words.js'

/** What is told of each property that is neither a limit nor a name. */
const words: Readonly<Record<string, string>> = {
  inputs: '输入',
  outputs: '输出',
  loop: '多实例',
  priority: '优先级',
  headers: '任务头',
  assignee: '办理人',
  candidateUsers: '候选人',
  script: '脚本',
  decision: '决策表',
  job: '作业',
  sending: '发送内容',
  catches: '触发条件',
  refusal: '拒绝时的提示',
  once: '启动次数',
  process: '调用的流程',
  binding: '版本绑定',
  signal: '信号',
  code: '代码',
  message: '消息',
  allIn: '传入变量',
  allOut: '传出变量',
}

/** Sentences about an element that is in both versions. */
export function changedSentences(old: Node, now: Node): string[] {
  const name = nameOf(now)
  const said: string[] = []
  const turned = (what: string, before: string, after: string) =>
    said.push(`${name}的${what}由${spaced(before)}改为${spaced(after)}`)
  if (old.kind !== now.kind) said.push(`${name}换了类型`)
  if (plain(old.name) !== plain(now.name)) said.push(`${nameOf(old)}改名为「${plain(now.name)}」`)
  if (old.kind === 'user-task' && now.kind === 'user-task') {
    if (differ(old.due, now.due)) turned('时限', limitWords(old.due), limitWords(now.due))
    if (differ(old.candidateGroups, now.candidateGroups))
      turned('办理人', candidateWords(old.candidateGroups), candidateWords(now.candidateGroups))
    if (differ(old.form, now.form)) turned('表单', formWords(old.form), formWords(now.form))
  }
  const timed = timers(old, now)
  if (timed && !followsHost(old, now)) turned('时间', limitWords(timed.before), limitWords(timed.after))
  if (stringOf(old.milestones) !== stringOf(now.milestones))
    turned('里程碑', list(old.milestones), list(now.milestones))
  if (old.state !== now.state) turned('状态', quoted(old.state ?? ''), quoted(now.state ?? ''))
  if ('interrupting' in old && 'interrupting' in now && old.interrupting !== now.interrupting)
    said.push(`${name}改为${now.interrupting ? '到时中断' : '到时不中断'}`)
  if (old.kind === now.kind)
    said.push(...rest(old, now, timed !== undefined).map(what => `${name}的${what}有变`))
  return said
}

/** Both times when both wait for a timer of one kind and only the time is another. */
function timers(old: Node, now: Node): { before: Attribute; after: Attribute } | undefined {
  if (!('catches' in old && 'catches' in now)) return undefined
  if (old.catches.on !== 'timer' || now.catches.on !== 'timer') return undefined
  if (old.catches.timer.kind !== now.catches.timer.kind) return undefined
  const [before, after] = [old.catches.timer.value, now.catches.timer.value]
  return differ(before, after) ? { before, after } : undefined
}

/** A timer that stands for its task's limit before and after: told with the limit. */
function followsHost(old: Node, now: Node): boolean {
  const one = (event: Node) =>
    event.kind === 'boundary-event' &&
    event.host.kind === 'user-task' &&
    event.catches.on === 'timer' &&
    !differ(event.host.due, event.catches.timer.value)
  return one(old) && one(now)
}

/** Words for what else differs. */
function rest(old: Node, now: Node, timeTold: boolean): string[] {
  const before = old as unknown as Record<string, unknown>
  const after = now as unknown as Record<string, unknown>
  return Object.keys(words)
    .filter(key => key in before || key in after)
    .filter(key => !(key === 'catches' && timeTold))
    .filter(key => stringOf(before[key]) !== stringOf(after[key]))
    .map(key => words[key]!)
}

function formWords(form: Attribute | null): string {
  return form ? `「${constant(form) ?? written(form)}」` : '通用办理意见'
}

function list(milestones: Node['milestones']): string {
  return milestones.length ? milestones.map(each => `「${each.name}」${written(each.data)}`).join('、') : '空'
}

/** One space between Chinese and a digit or Latin letter. */
const spaced = (text: string) => (/^[\dA-Za-z]/.test(text) ? ` ${text}` : text)

const plain = (name: string) => name.replace(/\s+/g, '')
const differ = (a: Attribute | null, b: Attribute | null) => written(a) !== written(b)

/** Expressions compare by what is written, not by what was read out of them. */
function stringOf(value: unknown): string {
  return JSON.stringify(value, (key, inner: unknown) => (key === 'reads' ? undefined : inner)) ?? ''
}
