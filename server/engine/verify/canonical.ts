import type { FlowNode } from '../model/graph.js'
import type { Activity, InstanceState, Token } from '../state/state.js'
import type { Situation } from './situation.js'

/** Two situations with the same text cannot be told apart by what can happen in them. */
export function canonical(situation: Situation, elements: ReadonlyMap<string, FlowNode>): string {
  const { state, moving, refusable, origin, outside, thrown, marks } = situation
  const writer = new Writer(situation, elements)
  const way = moving
    ? `>${refusable ? origin : '-'}${state.tokens.map(token => writer.token(token)).join()}`
    : ''
  const noted = marks ? `|${marks.split}${JSON.stringify(marks.entered)}` : ''
  return `${state.status[0]}${writer.scope(state.root)}${way}|${outside}|${thrown.join()}${noted}`
}

class Writer {
  private readonly inside = new Map<string, Activity[]>()
  private readonly tokens = new Map<string, Token[]>()

  constructor(
    private readonly situation: Situation,
    private readonly elements: ReadonlyMap<string, FlowNode>,
  ) {
    const { state } = situation
    for (const activity of Object.values(state.activities))
      if (activity.scope !== null) push(this.inside, activity.scope, activity)
    for (const token of state.joining) push(this.tokens, token.scope, token)
    if (!situation.moving) for (const token of state.tokens) push(this.tokens, token.scope, token)
  }

  /** An activity with everything in it. */
  scope(key: string): string {
    const { state, marks } = this.situation
    const activity = state.activities[key]!
    const parts: string[] = []
    for (const wait of activity.waits) parts.push(this.wait(wait))
    for (const token of this.tokens.get(key) ?? []) parts.push(this.token(token))
    for (const inner of this.inside.get(key) ?? []) parts.push(this.scope(inner.key))
    parts.sort()
    for (const mark of compensation(state, activity)) parts.push(mark)
    const mask = marks?.masks[key]
    return `${activity.element}${mask ? `%${mask}` : ''}${flags(activity)}${this.rounds(activity)}(${parts.join()})`
  }

  token({ key, element, flow }: Token): string {
    const mask = this.situation.marks?.masks[key]
    return `${flow ?? '*'}>${element}${mask ? `%${mask}` : ''}`
  }

  private rounds({ multi, element }: Activity): string {
    if (!multi) return ''
    const loop = this.elements.get(element)?.loop
    if (loop?.kind === 'standard-loop' && loop.maximum === null) return ''
    const isInOrder = loop?.kind === 'standard-loop' || loop?.sequential
    return `#${multi.total ?? ''}/${multi.ended}${isInOrder ? `/${multi.placed}` : ''}`
  }

  private wait(key: string): string {
    const { state, parts } = this.situation
    const part = parts[key]
    if (part)
      return `p${state.jobs[key]?.element}${part.thrown.join('')}${part.doomed ? `!${part.doomed.join('')}` : ''}`
    const timer = state.timers[key]
    if (timer) return `t${timer.element}${timer.repetitions === 0 ? '' : '+'}`
    const condition = state.conditions[key]
    if (condition) return `c${condition.element}${condition.met ? '+' : ''}`
    const wait = state.messages[key] ?? state.signals[key] ?? state.tasks[key] ?? state.jobs[key]
    return `w${wait?.element}`
  }
}

function flags({ handler, interrupted, incident }: Activity): string {
  return `${handler ? handler[0] : ''}${interrupted ? '!' : ''}${incident ? '?' : ''}`
}

function compensation(state: InstanceState, activity: Activity): string[] {
  const kept = state.compensable.filter(one => one.scope === activity.key).map(one => `k${one.element}`)
  const plan = activity.plan?.map(key => `q${state.compensable.find(one => one.key === key)?.element}`) ?? []
  return [...new Set(kept), ...plan]
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key)
  if (list) list.push(value)
  else map.set(key, [value])
}
