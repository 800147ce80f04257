import { tasks, type TaskRow } from '../../../runtime/index.js'
import { wordingOf } from '../../calls/acts/catalogue.js'
import { readerOf } from '../../calls/reader.js'
import type { Reader } from '../../calls/visibility.js'
import type { Actor, County } from '../../county.js'
import { matterOf, matterProcesses, type Matter } from '../../matters/matter.js'
import { seenOf } from '../../matters/visibility.js'
import { mayContest } from '../../rulings/may-contest.js'
import { rulings } from '../../rulings/record.js'
import { assignedActs } from '../../supervision/acts/record.js'
import { kindAssignedBy } from '../../supervision/acts/assign.js'
import { supervisionDocuments } from '../../supervision/documents/record.js'
import { momentText } from '../time/dates.js'
import { matterRow, type MatterRow } from './rows.js'
import { givenBy, owedBy, papersOf, rulingsOf } from './scope.js'

/** Matters of a page. */
const pageOf = 50
/** Open tasks of one person that are looked at, the soonest limits first. */
const mostTasks = 200

export const matterListNames = ['rulings', 'documents', 'owed', 'given'] as const
export type MatterListName = (typeof matterListNames)[number]

export interface OpenTask {
  instance: string
  /** Name of what is to be done. */
  name: string
  title: string
  dueText?: string
  overdue: boolean
}

/** A part of a list, the latest first. What the reader may not see is left out of it, so it may be short. */
export interface MatterPage {
  rows: MatterRow[]
  next?: string
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
  /** Of lists that go on: where. */
  next: Partial<Record<MatterListName, string>>
  may: { contest: boolean; assign: boolean }
}

/** 裁定、督办文书、交办: what the reader has to do, and the first page of what there is, owed and given. */
export async function matterLists(ctx: County, actor: Actor): Promise<MatterLists> {
  const reader = readerOf(ctx, actor)
  const [own, ...pages] = await Promise.all([
    openTasks(ctx, actor),
    ...matterListNames.map(name => matterPage(ctx, actor, name)),
  ])
  const rows = (name: MatterListName) => pages[matterListNames.indexOf(name)]?.rows ?? []
  const next = matterListNames.map((name, index) => [name, pages[index]?.next] as const)
  return {
    tasks: own,
    rulings: rows('rulings'),
    documents: rows('documents'),
    owed: rows('owed'),
    given: rows('given'),
    next: Object.fromEntries(next.filter(([, cursor]) => cursor !== undefined)),
    may: { contest: mayContest(reader), assign: kindAssignedBy(reader) !== undefined },
  }
}

/**
 * One of the lists, page by page.
 * @param after `next` of the page before
 * @throws StoreError INVALID_CURSOR
 */
export async function matterPage(
  ctx: County,
  actor: Actor,
  list: MatterListName,
  after?: string,
): Promise<MatterPage> {
  const { matters, next } = await found(ctx, readerOf(ctx, actor), list, after)
  const seen = await seenOf(ctx, actor, matters)
  return { rows: seen.map(matter => matterRow(ctx, matter)), ...(next === undefined ? {} : { next }) }
}

async function found(
  ctx: County,
  reader: Reader,
  list: MatterListName,
  after: string | undefined,
): Promise<{ matters: Matter[]; next: string | undefined }> {
  const { store, county } = ctx
  const page = { limit: pageOf, ...(after === undefined ? {} : { after }) }
  if (list === 'rulings') {
    const { items, next } = await store.find(rulings, county, { ...rulingsOf(reader), ...page })
    return { matters: items.map(row => ({ kind: 'ruling', row })), next }
  }
  if (list === 'documents') {
    const { items, next } = await store.find(supervisionDocuments, county, {
      ...papersOf(ctx, reader),
      ...page,
    })
    return { matters: items.map(row => ({ kind: 'document', row })), next }
  }
  const asked = list === 'owed' ? owedBy(reader) : givenBy(reader)
  const { items, next } = await store.find(assignedActs, county, { ...asked, ...page })
  return { matters: items.map(row => ({ kind: 'act', row })), next }
}

async function openTasks(ctx: County, actor: Actor): Promise<OpenTask[]> {
  const { items } = await ctx.store.find(tasks, ctx.county, {
    where: { people: { any: [actor.person] }, state: 'open', process: { in: [...matterProcesses] } },
    sort: ['due', 'since'],
    limit: mostTasks,
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
