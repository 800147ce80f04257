import type { Filter } from '../../../store/port.js'
import { tasks, type TaskRow } from '../../../runtime/index.js'
import { wordingOf } from '../../calls/acts/catalogue.js'
import { readerOf } from '../../calls/reader.js'
import type { Actor, County } from '../../county.js'
import { matterOf, matterProcesses, seenOf, type Matter } from '../../matters/matter.js'
import { mayContest } from '../../rulings/may-contest.js'
import { rulings } from '../../rulings/record.js'
import { assignedActs, type AssignedAct } from '../../supervision/acts/record.js'
import { kindAssignedBy } from '../../supervision/acts/assign.js'
import { supervisionDocuments } from '../../supervision/documents/record.js'
import { momentText } from '../time/dates.js'
import { matterRow, type MatterRow } from './rows.js'

/** Of each list the latest. */
const most = 200

export interface OpenTask {
  instance: string
  /** Name of what is to be done. */
  name: string
  title: string
  dueText?: string
  overdue: boolean
}

export interface MatterLists {
  /** What the reader has to do on matters now. */
  tasks: OpenTask[]
  rulings: MatterRow[]
  documents: MatterRow[]
  /** Acts that the reader, or the reader's unit, owes an answer to. */
  owed: MatterRow[]
  /** Acts that the reader gave. */
  given: MatterRow[]
  may: { contest: boolean; assign: boolean }
}

/** 裁定、督办文书、交办: what the reader has to do, what there is, what is owed and by whom. */
export async function matterLists(ctx: County, actor: Actor): Promise<MatterLists> {
  const reader = readerOf(ctx, actor)
  const { store, county } = ctx
  const [own, ruled, papers, acts] = await Promise.all([
    openTasks(ctx, actor),
    store.find(rulings, county, { sort: ['-askedAt'], limit: most }),
    store.find(supervisionDocuments, county, { sort: ['-draftedAt'], limit: most }),
    actsOf(ctx, actor),
  ])
  const withTasks = new Set(own.map(task => task.instance))
  const seen = async (matters: readonly Matter[]) =>
    (await seenOf(ctx, actor, matters, withTasks)).map(matter => matterRow(ctx, matter))
  const asActs = (rows: readonly AssignedAct[]) => rows.map(row => matterRow(ctx, { kind: 'act', row }))
  return {
    tasks: own,
    rulings: await seen(ruled.items.map(row => ({ kind: 'ruling', row }))),
    documents: await seen(papers.items.map(row => ({ kind: 'document', row }))),
    owed: asActs(acts.owed),
    given: asActs(acts.given),
    may: { contest: mayContest(reader), assign: kindAssignedBy(reader) !== undefined },
  }
}

async function actsOf(ctx: County, actor: Actor) {
  const find = async (where: Filter<AssignedAct>) =>
    (await ctx.store.find(assignedActs, ctx.county, { where, sort: ['-assignedAt'], limit: most })).items
  const ownUnit = ['head', 'deputy'].includes(actor.role)
  const [personal, ofUnit, given] = await Promise.all([
    find({ person: actor.person }),
    ownUnit ? find({ unit: actor.unit }) : [],
    find({ givenBy: actor.person }),
  ])
  const owed = [...new Map([...personal, ...ofUnit].map(row => [row._id, row])).values()]
  return { owed, given }
}

async function openTasks(ctx: County, actor: Actor): Promise<OpenTask[]> {
  const { items } = await ctx.store.find(tasks, ctx.county, {
    where: { people: { any: [actor.person] }, state: 'open', process: { in: [...matterProcesses] } },
    sort: ['due', 'since'],
    limit: most,
  })
  const views = await Promise.all(items.map(row => openTask(ctx, row)))
  return views.filter(view => view !== undefined)
}

async function openTask(ctx: County, row: TaskRow): Promise<OpenTask | undefined> {
  const matter = await matterOf(ctx, row.instance)
  if (!matter) return undefined
  const { kindName, title } = matterRow(ctx, matter)
  return {
    instance: row.instance,
    name: wordingOf(row.form, row.name, row.key, ctx.language).name,
    title: title.startsWith(kindName) ? title : `${kindName}：${title}`,
    overdue: row.due !== null && row.due < ctx.now,
    ...(row.due === null ? {} : { dueText: momentText(row.due, ctx.now, ctx.language) }),
  }
}
