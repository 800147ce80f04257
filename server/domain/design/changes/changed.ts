import { constant, written, type Attribute, type Node } from '../graph.js'
import { tellings, type OtherProperty, type Telling, type ToldProperty } from './telling.js'
import { candidateWords, limitWords, nameOf, plain, quoted } from './words.js'

/** Sentences about an element that is in both versions. */
export function changedSentences(old: Node, now: Node, say: Telling): string[] {
  const name = nameOf(now, say)
  const said: string[] = []
  const turned = (what: ToldProperty, before: string, after: string) =>
    said.push(say.turned(name, what, before, after))
  if (old.kind !== now.kind) said.push(say.otherKind(name))
  if (plain(old.name) !== plain(now.name))
    said.push(say.renamed(nameOf(old, say), say.quote(plain(now.name))))
  if (old.kind === 'user-task' && now.kind === 'user-task') {
    if (differ(old.due, now.due)) turned('limit', limitWords(old.due, say), limitWords(now.due, say))
    if (differ(old.candidateGroups, now.candidateGroups))
      turned('people', candidateWords(old.candidateGroups, say), candidateWords(now.candidateGroups, say))
    if (differ(old.form, now.form)) turned('form', formWords(old.form, say), formWords(now.form, say))
  }
  const timed = timers(old, now)
  if (timed && !followsHost(old, now))
    turned('time', limitWords(timed.before, say), limitWords(timed.after, say))
  if (stringOf(old.milestones) !== stringOf(now.milestones))
    turned('milestones', list(old.milestones, say), list(now.milestones, say))
  if (old.state !== now.state) turned('state', quoted(old.state ?? '', say), quoted(now.state ?? '', say))
  if ('interrupting' in old && 'interrupting' in now && old.interrupting !== now.interrupting)
    said.push(say.nowInterrupts(name, now.interrupting))
  if (old.kind === now.kind)
    said.push(...rest(old, now, timed !== undefined).map(what => say.otherwise(name, say.others[what])))
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

/** Properties that are neither a limit nor a name. */
const others = Object.keys(tellings['zh-CN'].others) as OtherProperty[]

/** What else differs, in the order in which it is told. */
function rest(old: Node, now: Node, timeTold: boolean): OtherProperty[] {
  const before = old as unknown as Record<string, unknown>
  const after = now as unknown as Record<string, unknown>
  return others
    .filter(key => key in before || key in after)
    .filter(key => !(key === 'catches' && timeTold))
    .filter(key => stringOf(before[key]) !== stringOf(after[key]))
}

function formWords(form: Attribute | null, say: Telling): string {
  return form ? say.quote(constant(form) ?? written(form)) : say.plainForm
}

function list(milestones: Node['milestones'], say: Telling): string {
  if (!milestones.length) return say.empty
  return say.list(milestones.map(each => `${say.quote(each.name)}${written(each.data)}`))
}

const differ = (a: Attribute | null, b: Attribute | null) => written(a) !== written(b)

/** Expressions compare by what is written, not by what was read out of them. */
function stringOf(value: unknown): string {
  return JSON.stringify(value, (key, inner: unknown) => (key === 'reads' ? undefined : inner)) ?? ''
}
