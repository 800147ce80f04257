import { isRole, roleNames } from '../../directory/index.js'
import { written, type Attribute, type Node } from '../graph.js'

const kinds: Readonly<Record<Node['kind'], string>> = {
  process: '流程',
  'sub-process': '子流程',
  'event-sub-process': '事件子流程',
  'start-event': '开始事件',
  'catch-event': '等待事件',
  'boundary-event': '边界事件',
  'end-event': '结束事件',
  'none-event': '中间事件',
  'message-throw': '发送事件',
  'signal-throw': '信号事件',
  'escalation-throw': '升级事件',
  'multiple-throw': '多重发送事件',
  'compensation-throw': '补偿事件',
  'error-end': '错误结束',
  'cancel-end': '取消结束',
  'terminate-end': '终止结束',
  'user-task': '任务',
  'service-task': '服务任务',
  'send-task': '发送任务',
  'receive-task': '接收任务',
  'script-task': '脚本',
  'business-rule-task': '规则任务',
  'manual-task': '手工任务',
  'abstract-task': '未定类型的任务',
  'call-activity': '调用活动',
  'exclusive-gateway': '网关',
  'parallel-gateway': '并行网关',
  'inclusive-gateway': '包容网关',
  'event-based-gateway': '事件网关',
}

export const kindWord = (node: Node) => kinds[node.kind]

/** 「法制审核」, or what it is and where when it has no name: 「受理审核」上的「边界事件」. */
export function nameOf(node: Node): string {
  const name = node.name.replace(/\s+/g, '')
  if (node.kind === 'boundary-event') return `${nameOf(node.host)}上的「${name || '边界事件'}」`
  if (name !== '') return `「${name}」`
  const [flow] = node.incoming
  return flow && flow.source.name !== ''
    ? `${nameOf(flow.source)}后的${kindWord(node)}`
    : `没有名称的${kindWord(node)}`
}

/** A limit in the words of the office: 3 工作日, 时限表「核验」, 同「期限」; an expression as it stands. */
export function limitWords(attribute: Attribute | null): string {
  if (!attribute) return '没有时限'
  const source = written(attribute).replace(/^=\s*/, '')
  const fixed = /^add limit\((.+), (\d+(?:\.\d+)?), "(\p{L}+)"\)$/u.exec(source)
  if (fixed) return `${since(fixed[1]!)}${fixed[2]} ${fixed[3]}`
  const table = /^add limit\((.+), 时限\.([\p{L}\p{N}]+)\)$/u.exec(source)
  if (table) return `${since(table[1]!)}时限表「${table[2]}」`
  if (/^[\p{L}\p{N}.]+$/u.test(source)) return `同「${source}」`
  return quoted(source)
}

const since = (anchor: string) => (anchor === 'now()' ? '' : `自${anchor}起 `)

/** Candidates in words: 中心经办人, 主办的主要负责人; an expression as it stands. */
export function candidateWords(attribute: Attribute | null): string {
  if (!attribute) return '没有指定'
  const source = written(attribute).replace(/^=\s*/, '')
  const principals = source.replace(/^\[(.*)\]$/, '$1').split(/,\s*(?=[a-z])/)
  const words = principals.map(principalWords)
  return words.every(word => word !== undefined) ? words.join('、') : quoted(source)
}

function principalWords(call: string): string | undefined {
  const read = /^([a-z ]+)\((?:"([^"]+)"|([\p{L}\p{N}.]+))\)$/u.exec(call.trim())
  if (!read) return undefined
  const role = read[1]!.replace(' ', '-')
  if (!isRole(role)) return undefined
  const unit = read[2] ?? read[3]!.split('.').at(-1)!
  return `${unit}的${roleNames[role].zh}`
}

export function quoted(source: string): string {
  return source === '' ? '空' : `「${source.length > 60 ? `${source.slice(0, 58)}…` : source}」`
}
