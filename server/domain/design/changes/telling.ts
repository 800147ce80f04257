import type { Language } from '../../language.js'
import type { Node } from '../graph.js'
import { en } from './en.js'
import { zh } from './zh.js'

/** What another of its properties is called; each is told only as having changed. */
export type OtherProperty =
  | 'inputs'
  | 'outputs'
  | 'loop'
  | 'priority'
  | 'headers'
  | 'assignee'
  | 'candidateUsers'
  | 'script'
  | 'decision'
  | 'job'
  | 'sending'
  | 'catches'
  | 'refusal'
  | 'once'
  | 'process'
  | 'binding'
  | 'signal'
  | 'code'
  | 'message'
  | 'allIn'
  | 'allOut'

/** A property of which both values are told. */
export type ToldProperty = 'limit' | 'people' | 'form' | 'time' | 'milestones' | 'state'

/** How one language tells what a later version does differently. Names come quoted where a name is meant. */
export interface Telling {
  kinds: Readonly<Record<Node['kind'], string>>
  others: Readonly<Record<OtherProperty, string>>
  quote(text: string): string
  /** Nothing where something could stand. */
  empty: string
  list(names: readonly string[]): string
  /** An element on another: a boundary event. */
  on(host: string, name: string): string
  boundary: string
  /** An element without a name, behind one that has one. */
  behind(name: string, kind: string): string
  unnamed(kind: string): string
  /** A kind with its name. */
  kindNamed(kind: string, name: string): string
  noLimit: string
  /** Time from an anchor; none when it runs from now. */
  fixedLimit(amount: number, unit: string, anchor: string | undefined): string
  tableLimit(cell: string, anchor: string | undefined): string
  sameAs(variable: string): string
  nobody: string
  holder(unit: string, role: { zh: string; en: string }): string
  plainForm: string
  after(name: string): string
  before(name: string): string
  added(what: string, place: string, details: string): string
  details(parts: readonly string[]): string
  doneBy(people: string): string
  nobodyDoes: string
  within(limit: string): string
  untimed: string
  reminds: string
  leaves: string
  interrupts(does: boolean): string
  removed(what: string): string
  turned(name: string, what: ToldProperty, before: string, after: string): string
  otherKind(name: string): string
  renamed(before: string, after: string): string
  nowInterrupts(name: string, does: boolean): string
  otherwise(name: string, what: string): string
  instead(name: string, lost: string, gained: string): string
  gained(name: string, targets: string): string
  lost(name: string, targets: string): string
  byDefault(name: string, target: string): string
  way(source: string, target: string): string
  condition(way: string, before: string, after: string): string
  wayName(way: string, before: string, after: string): string
  procedureName(before: string, after: string): string
  versionTag(before: string, after: string): string
}

export const tellings: Readonly<Record<Language, Telling>> = { 'zh-CN': zh, en }
