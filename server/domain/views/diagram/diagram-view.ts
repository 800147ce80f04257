import { incidents, instances, rowsOf, tasks, type InstanceDoc } from '../../../runtime/index.js'
import { plainName } from '../../calls/acts/catalogue.js'
import { openTasksOf } from '../../calls/acts/list.js'
import { decidesRequest, forms, meantForm } from '../../calls/forms.js'
import type { CallRecord } from '../../calls/record.js'
import { unitName, type County } from '../../county.js'
import { say } from '../../language.js'
import { stepName } from '../../words/steps.js'
import { supervisionsOf } from '../../supervision/reds.js'
import { limitOfTask } from '../task-limit.js'
import { caseSentence } from '../sentence/case.js'
import { whoOf } from '../sentence/who.js'
import {
  flowStates,
  stateOf,
  type Drawn,
  type ElementState,
  type OpenTask,
  type StateFacts,
} from './states.js'
import { walked } from './visits.js'
import { supplementing } from './words.js'
import { planesOf, xmlOfPlane, type DrawnPlane } from './xml.js'

export interface DiagramView {
  planes: DiagramPlane[]
  /** Index of the plane whose turn it is. */
  current: number
}

export interface DiagramPlane {
  id: string
  processId: string
  name: string
  version: number
  xml: string
  states: ElementState[]
  breadcrumb: { name: string; plane: number }[]
  focus?: string
}

/**
 * The live diagrams of a case: its procedure with the sub-processes that it has entered, its time after closing, the
 * supervision of each leg and what hangs on it. Opens where somebody's turn is.
 */
export async function diagramView(ctx: County, record: CallRecord): Promise<DiagramView> {
  const docs = await instancesOf(ctx, record)
  const turn = caseSentence(ctx, record, await openTasksOf(ctx, record)).task
  const planes: DiagramPlane[] = []
  let current = 0
  for (const doc of docs) {
    const drawn = await planesOfInstance(ctx, record, doc, planes.length)
    const focus = turn?.instance === doc._id ? turn.element : undefined
    for (const plane of drawn) {
      const index = planes.push(plane) - 1
      const here = focus !== undefined && plane.states.some(state => state.element === focus)
      if (here) {
        plane.focus = focus
        current = index
      } else {
        plane.focus = plane.states.find(
          state => state.state !== 'done' && state.state !== 'skipped' && state.state !== 'todo',
        )?.element
      }
    }
  }
  return { planes, current }
}

async function instancesOf(ctx: County, record: CallRecord): Promise<InstanceDoc[]> {
  const { items } = await ctx.store.find(instances, ctx.county, {
    where: { case: record.number },
    limit: 200,
  })
  const first = (doc: InstanceDoc) => (doc._id === record.instance ? 0 : 1)
  return items.sort((a, b) => first(a) - first(b) || a.startedAt - b.startedAt || (a._id < b._id ? -1 : 1))
}

async function planesOfInstance(
  ctx: County,
  record: CallRecord,
  doc: InstanceDoc,
  offset: number,
): Promise<DiagramPlane[]> {
  const definition = await ctx.runtime.definition(ctx.county, doc.definition)
  const elements = [...definition.graph.elements.values()].map((node): Drawn => ({
    id: node.id,
    name: node.name,
    kind: node.kind,
    holder: node.holder && node.holder.kind !== 'process' ? node.holder.id : null,
    outgoing: node.outgoing,
  }))
  const holderOf = new Map(elements.map(element => [element.id, element.holder]))
  const within = (scope: string) => elements.filter(each => isWithin(each.id, scope, holderOf))
  const facts = await factsOf(ctx, record, doc, within)
  const all = planesOf(definition.xml)
  const folded = new Set(all.map(plane => plane.element).filter(id => holderOf.has(id)))
  const planeOf = (id: string | null): string | null => {
    for (let at = id; at !== null; at = holderOf.get(at) ?? null) if (folded.has(at)) return at
    return null
  }
  // The first plane of a process is that of its pool; a sub-process has one where it was entered.
  const shown = all.filter(
    (plane, index) => index === 0 || (folded.has(plane.element) && facts.walked.elements.has(plane.element)),
  )
  const indexOf = new Map(shown.map((plane, index) => [keyOf(plane, folded), offset + index]))
  const versions = await ctx.runtime.versions(ctx.county, doc.process)
  const version = versions.find(each => each._id === doc.definition)
  const top = await nameOf(ctx, record, doc, version?.name ?? definition.graph.name)
  const nameOfPlane = (key: string | null) =>
    key === null
      ? top
      : stepName(plainName(elements.find(each => each.id === key)?.name ?? key), ctx.language)
  return shown.map(plane => {
    const key = keyOf(plane, folded)
    const here = elements.filter(element => planeOf(element.holder) === key)
    return {
      id: `${doc._id}/${plane.element}`,
      processId: doc.process,
      name: nameOfPlane(key),
      version: version?.version ?? 0,
      xml: xmlOfPlane(definition.xml, plane),
      states: here.flatMap(element => {
        const inside = within(element.id).map(each => each.id)
        const state = stateOf(element, facts, inside)
        const target = folded.has(element.id) ? indexOf.get(element.id) : undefined
        return [
          target === undefined ? state : { ...state, plane: target },
          ...flowStates(element, facts.walked, ctx.language),
        ]
      }),
      breadcrumb: ancestors(key, holderOf, planeOf).map(each => ({
        name: nameOfPlane(each),
        plane: indexOf.get(each) ?? offset,
      })),
    }
  })
}

const keyOf = (plane: DrawnPlane, folded: ReadonlySet<string>) =>
  folded.has(plane.element) ? plane.element : null

/** The planes above one, outermost first. */
function ancestors(
  key: string | null,
  holderOf: ReadonlyMap<string, string | null>,
  planeOf: (id: string | null) => string | null,
): (string | null)[] {
  const above: (string | null)[] = []
  for (let at = key; at !== null;) {
    at = planeOf(holderOf.get(at) ?? null)
    above.unshift(at)
  }
  return above
}

function isWithin(id: string, scope: string, holderOf: ReadonlyMap<string, string | null>): boolean {
  for (let at = holderOf.get(id) ?? null; at !== null; at = holderOf.get(at) ?? null)
    if (at === scope) return true
  return false
}

async function factsOf(
  ctx: County,
  record: CallRecord,
  doc: InstanceDoc,
  within: (scope: string) => Drawn[],
): Promise<StateFacts> {
  const [events, open, troubles] = await Promise.all([
    ctx.runtime.history(ctx.county, doc._id),
    ctx.store.find(tasks, ctx.county, { where: { ...rowsOf(doc._id), state: 'open' }, limit: 200 }),
    ctx.store.find(incidents, ctx.county, { where: { instance: doc._id, state: 'open' }, limit: 100 }),
  ])
  const byElement = new Map<string, OpenTask[]>()
  for (const row of open.items) {
    const each = { row, limit: limitOfTask(ctx, row, record), who: whoOf(ctx, row), aside: isAside(row) }
    byElement.set(row.element, [...(byElement.get(row.element) ?? []), each])
  }
  const paused = new Map<string, string>()
  if (record.state === '待补正' && doc._id === record.instance)
    for (const row of open.items) paused.set(row.element, say(supplementing, ctx.language))
  return {
    walked: walked(events, scope => {
      const parts = within(scope)
      return {
        elements: parts.map(part => part.id),
        flows: parts.flatMap(part => part.outgoing.map(flow => flow.id)),
      }
    }),
    over: doc.status !== 'running',
    incidents: new Set(troubles.items.map(row => row.element)),
    tasks: byElement,
    paused,
    language: ctx.language,
  }
}

const isAside = ({ form }: { form: string | null }) =>
  meantForm(form) === forms.cooperate || decidesRequest(form)

/** A supervision is named by its unit, so that several of them can be told apart. */
async function nameOf(ctx: County, record: CallRecord, doc: InstanceDoc, name: string): Promise<string> {
  const said = stepName(plainName(name), ctx.language)
  if (doc.process !== 'supervision' || doc.key === null) return said
  const rows = await supervisionsOf(ctx.store, ctx.county, record.number)
  const row = rows.find(each => each.leg === doc.key && each.role === '主办')
  return row ? `${said} ${unitName(ctx, row.unit)}` : said
}
