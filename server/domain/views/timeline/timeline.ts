import { toIso } from '../../../calendar/index.js'
import { eventsIn, history, instances, tasks, taskRowId, type HistoryRow } from '../../../runtime/index.js'
import { attachmentsOf } from '../../attachments/attachments.js'
import type { AttachmentDoc } from '../../attachments/record.js'
import { formOf } from '../../calls/acts/tools.js'
import { contextIn, type Context, type Value } from '../../calls/feel.js'
import type { CallRecord } from '../../calls/record.js'
import type { Reader as CaseReader } from '../../calls/visibility.js'
import { commentsOf } from '../../comments/comments.js'
import { personName, unitName, type County } from '../../county.js'
import { postsOf } from '../../directory/index.js'
import { dealsWithParties } from '../../masking/names.js'
import { noticesAbout } from '../../notices/queries.js'
import { noticeText, type NoticeDoc } from '../../notices/record.js'
import { supervisionsOf } from '../../supervision/reds.js'
import { fileView, type FileView } from '../file-view.js'
import { momentText } from '../time/dates.js'
import { detailsOf, filesOf, type Detail } from './details.js'
import { isSaid, lineOf, timelineWords, type Line } from './sentences.js'

export interface TimelineEntry extends Line {
  id: string
  at: string
  atText: string
  who: string
  unitName?: string
  details?: Detail[]
  files: FileView[]
}

interface Draft extends Line {
  id: string
  at: number
  by: string | null
  details?: Detail[]
  files: readonly string[]
}

/**
 * Everything that happened on a case, the latest first: acts, what the system did, who was told, reds, comments.
 * @param reader without one, people of the public are named to nobody
 */
export async function timelineOf(
  ctx: County,
  record: CallRecord,
  reader?: CaseReader,
): Promise<TimelineEntry[]> {
  const names = reader !== undefined && dealsWithParties(reader, record)
  const [rows, sent, said, ladder, files] = await Promise.all([
    historyOf(ctx, record.number),
    noticesAbout(ctx.store, ctx.county, record.number),
    commentsOf(ctx.store, ctx.county, record.number),
    supervisionsOf(ctx.store, ctx.county, record.number),
    attachmentsOf(ctx.store, ctx.county, record.number),
  ])
  const shown = new Map(files.map(file => [file._id, file]))
  const definitions = await definitionsOf(ctx, rows)
  const drafts: Draft[] = [
    filing(ctx, record),
    ...(await Promise.all(rows.map(row => stepLines(ctx, row, definitions, names)))).flat(),
    ...noticeLines(ctx, sent),
    ...ladder.flatMap(row => redLines(ctx, row)),
    ...said.map((row): Draft => ({
      id: row._id,
      at: row.at,
      by: row.by,
      text: row.text,
      tab: '留言',
      kind: 'comment',
      files: row.files,
    })),
  ]
  return drafts
    .map((draft, index) => ({ draft, index }))
    .sort((a, b) => b.draft.at - a.draft.at || b.index - a.index)
    .map(({ draft }) => entry(ctx, draft, shown))
}

function filing(ctx: County, record: CallRecord): Draft {
  return {
    id: `${record.number}/filed`,
    at: record.filedAt,
    by: record.filedBy,
    text: timelineWords[ctx.language].filed(record.filed.itemTitle),
    tab: '办理',
    kind: 'act',
    files: [],
  }
}

/** The version on which each instance runs, by instance: its forms name the fields. */
type Definitions = ReadonlyMap<string, string>

async function definitionsOf(ctx: County, rows: readonly HistoryRow[]): Promise<Definitions> {
  const ids = [...new Set(rows.map(row => row.instance))]
  const docs = await Promise.all(ids.map(id => ctx.store.get(instances, ctx.county, id)))
  return new Map(docs.flatMap(doc => (doc ? [[doc._id, doc.definition] as const] : [])))
}

async function historyOf(ctx: County, number: string): Promise<HistoryRow[]> {
  const rows: HistoryRow[] = []
  for await (const row of ctx.store.stream(history, ctx.county, { where: { case: number }, sort: ['at'] }))
    rows.push(row)
  return rows.sort((a, b) => a.at - b.at || (a.instance === b.instance ? a.seq - b.seq : 0))
}

type Events = {
  seq: number
  at: number
  type: string
  name?: string
  data?: Value
  by?: string | null
  task?: string
  variables?: Context
}[]

/** The lines of one step: what its milestones say; an act without a milestone speaks for itself. */
async function stepLines(
  ctx: County,
  row: HistoryRow,
  definitions: Definitions,
  names: boolean,
): Promise<Draft[]> {
  const events = eventsIn(row) as Events
  const completion = events.find(event => event.type === 'task-completed')
  const message = events.find(event => event.type === 'message-received')
  const by = completion?.by ?? message?.by ?? null
  const act = completion ? await completed(ctx, row, completion, definitions, names) : undefined
  const milestones = events.filter(event => event.type === 'milestone')
  const passed = milestones.flatMap(event => event.name ?? [])
  const lines = milestones
    .filter(event => !isSaid(event.name ?? '', passed))
    .flatMap((event): Draft[] => {
      const line = lineOf(ctx, row.process, event.name ?? '', contextIn(event.data), by !== null)
      return line ? [{ ...line, id: `${row._id}/${event.seq}`, at: event.at, by, files: [] }] : []
    })
  const first = lines[0]
  if (first && act) Object.assign(first, { details: act.details, files: act.files })
  if (!lines.length && act?.text)
    lines.push({ id: row._id, at: row.at, by, tab: '办理', kind: 'act', ...act })
  return lines
}

async function completed(
  ctx: County,
  row: HistoryRow,
  event: Events[number],
  definitions: Definitions,
  names: boolean,
): Promise<Pick<Draft, 'text' | 'details' | 'files'> | undefined> {
  const task = await ctx.store.get(tasks, ctx.county, taskRowId(row.instance, event.task ?? ''))
  const variables = event.variables ?? {}
  const files = filesOf(variables)
  if (!task) return { text: '', details: [], files }
  const definition = definitions.get(row.instance)
  const schema = definition === undefined ? undefined : await formOf(ctx, definition, task.form)
  const details = schema && task.form !== null ? detailsOf(ctx, schema, variables, names) : []
  const [choice] = details
  const text = timelineWords[ctx.language].step(task, choice?.value)
  return { text: text.slice(0, 120), details, files }
}

const noticeKinds: Readonly<Record<string, Line['kind']>> = {
  提醒: 'reminder',
  派发: 'system',
  告知: 'system',
  更正: 'system',
}

/** One line for everybody who was told the same at the same time. */
function noticeLines(ctx: County, rows: readonly NoticeDoc[]): Draft[] {
  const byKey = new Map<string, NoticeDoc[]>()
  for (const row of rows) byKey.set(row.key, [...(byKey.get(row.key) ?? []), row])
  return [...byKey.values()].flatMap(told => {
    const [first] = told
    if (!first) return []
    const people = told.map(row => ({ name: personName(ctx, row.person), unit: homeOf(ctx, row.person) }))
    return [
      {
        id: first._id,
        at: first.at,
        by: null,
        text: timelineWords[ctx.language].told(first.kind, people, noticeText(first, ctx.language)),
        tab: '催督',
        kind: noticeKinds[first.kind] ?? 'urge',
        files: [],
      },
    ]
  })
}

function redLines(ctx: County, row: Awaited<ReturnType<typeof supervisionsOf>>[number]): Draft[] {
  const words = timelineWords[ctx.language]
  const unit = [unitName(ctx, row.unit), row.role === '协办'] as const
  return row.reds.flatMap((red): Draft[] => [
    {
      id: `${row._id}/red/${red.version}`,
      at: red.from,
      by: null,
      text: words.redOn(...unit),
      tab: '催督',
      kind: 'red',
      files: [],
    },
    ...(red.state === '亮灯' || red.to === undefined
      ? []
      : [
          {
            id: `${row._id}/red/${red.version}/${red.state}`,
            at: red.to,
            by: null,
            text: words.redOff(...unit, red.state, red.cause),
            tab: '催督' as const,
            kind: 'red' as const,
            files: [],
          },
        ]),
  ])
}

function entry(ctx: County, draft: Draft, files: ReadonlyMap<string, AttachmentDoc>): TimelineEntry {
  const { at, by, details, files: ids, ...line } = draft
  const home = by === null ? '' : homeOf(ctx, by)
  return {
    ...line,
    at: toIso(at),
    atText: momentText(at, ctx.now, ctx.language),
    who: by === null ? timelineWords[ctx.language].system : personName(ctx, by),
    ...(home ? { unitName: home } : {}),
    ...(details?.length ? { details } : {}),
    files: ids.flatMap(id => {
      const file = files.get(id)
      return file ? [fileView(ctx, file)] : []
    }),
  }
}

/** Short name of the unit in which a person has their first post. */
function homeOf(ctx: County, person: string): string {
  return unitName(ctx, postsOf(ctx.people, person, ctx.now)[0]?.unit)
}
