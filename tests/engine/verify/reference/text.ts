import type { InstanceState } from '../../../../server/engine/index.js'
import type { Firing } from './provenance.js'

/** What the player keeps of one moment of a process. */
export interface Moment {
  state: InstanceState
  /** It stopped at the budget of a step and goes on by itself. */
  suspended: boolean
  /** By running scope: how often a message has begun something beside what runs in it. */
  begun: Readonly<Record<string, number>>
  firings: readonly Firing[]
}

/** A moment written down: everything that it holds, variables too, but not the numbers that things bear. */
export function textOf({ state, suspended, begun, firings }: Moment): string {
  const inside = new Map<string, string[]>()
  const put = (scope: string, text: string): void =>
    void inside.set(scope, [...(inside.get(scope) ?? []), text])
  const waiting = Object.entries({
    job: state.jobs,
    task: state.tasks,
    timer: state.timers,
    message: state.messages,
  })
  for (const [kind, waits] of waiting)
    for (const { scope, element } of Object.values(waits)) put(scope, `${kind} ${element}`)
  const marks = (key: string): string => firings.map(({ from }) => from[key] ?? 0).join('.')
  const way = (at: string, { key, element, flow, index }: InstanceState['tokens'][number]): string =>
    `${at} ${flow ?? ''}>${element}#${index ?? ''}*${marks(key)}`
  for (const token of state.tokens) put(token.scope, way('moves', token))
  for (const token of state.joining) put(token.scope, way('joins', token))

  const written = (key: string): string => {
    const { element, index, handler, interrupted, multi, variables, scope } = state.activities[key]!
    const rounds = multi && { ...multi, results: multi.results.length }
    const content = [...(inside.get(key) ?? []), ...(children.get(key) ?? []).map(written)].sort()
    const own = JSON.stringify([index, handler, interrupted, rounds, sorted(variables), begun[key] ?? 0])
    return `${element}${scope === null ? state.status : ''}${own}*${marks(key)}{${content.join('; ')}}`
  }
  const children = new Map<string, string[]>()
  for (const { key, scope } of Object.values(state.activities))
    if (scope !== null) children.set(scope, [...(children.get(scope) ?? []), key])
  const followed = firings.map(({ split, entered }) => split + JSON.stringify(sorted(entered)))
  return `${suspended ? '...' : ''}${written(state.root)}|${followed.join()}`
}

function sorted<V>(record: Readonly<Record<string, V>>): [string, V][] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1))
}
