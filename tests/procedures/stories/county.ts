import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { defaultEdition, instantOf, toIso, type CalendarEdition } from '../../../server/calendar/index.js'
import { createFeel } from '../../../server/engine/index.js'
import { auditTrail, auditTrailOf } from '../../../server/domain/audit/index.js'
import { caseOf, itemOf } from '../../../server/domain/case-of.js'
import { fileCall } from '../../../server/domain/calls/acts/file.js'
import type { Filing } from '../../../server/domain/calls/acts/filing-rules.js'
import { listActs, openTasksOf, type ActPage } from '../../../server/domain/calls/acts/list.js'
import { performAct } from '../../../server/domain/calls/acts/perform.js'
import { actOfTask } from '../../../server/domain/calls/acts/task-id.js'
import { callId, calls, type CallRecord } from '../../../server/domain/calls/record.js'
import { createCalendars } from '../../../server/domain/calendars/editions.js'
import { caseCollections } from '../../../server/domain/collections.js'
import { connectDomain } from '../../../server/domain/connect.js'
import { countyNow, type Actor, type County, type Services } from '../../../server/domain/county.js'
import {
  directoryCollections,
  directoryReader,
  postsHeld,
  type Role,
} from '../../../server/domain/directory/index.js'
import { argon2id, identityCollections } from '../../../server/domain/identity/index.js'
import { listCollections, listReader } from '../../../server/domain/lists/index.js'
import { notices, type NoticeDoc } from '../../../server/domain/notices/record.js'
import { demoCounty, seedCounty } from '../../../server/domain/seed/index.js'
import {
  supervisionDocuments,
  type SupervisionDocument,
} from '../../../server/domain/supervision/documents/record.js'
import {
  supervisionId,
  supervisions,
  type SupervisionDoc,
} from '../../../server/domain/supervision/record.js'
import {
  createRuntime,
  incidents,
  runtimeCollections,
  type IncidentRow,
  type SettableClock,
  type TaskRow,
} from '../../../server/runtime/index.js'
import type { Store } from '../../../server/store/index.js'
import { openTestStore } from '../../test-store.js'

export const code = demoCounty.code
const expressions = createFeel()

/** The demonstration county with its shipped procedures, on a clock that a story moves. */
export async function demonstrationCounty(
  from = '2026-09-29 09:00',
  edition: CalendarEdition = defaultEdition(),
) {
  const store = await openTestStore([
    ...directoryCollections,
    ...identityCollections,
    ...listCollections,
    auditTrail,
    ...runtimeCollections,
    ...caseCollections,
  ])
  await seedCounty(store, argon2id({ memoryCost: 64, timeCost: 1 }))
  return new StoryCounty(store, clockAt(instantOf(from)), edition)
}

function clockAt(at: number): SettableClock {
  let now = at
  return { now: () => now, set: next => void (now = next) }
}

let nodes = 0

/** Verbs in the words of the office. Every act goes the way of the pages; time passes through the runtime's own timers. */
export class StoryCounty {
  readonly services: Services
  readonly logged: unknown[] = []
  private deployed = false

  constructor(
    readonly store: Store,
    readonly clock: SettableClock,
    edition: CalendarEdition,
  ) {
    const calendars = createCalendars({ store, clock }, edition)
    const calendar = calendars.edition
    const directory = directoryReader(store, calendar)
    let drawn = ++nodes * 7919
    const random = () => (drawn = (drawn * 16807) % 2147483647) / 2147483647
    const log = {
      info: () => undefined,
      warn: () => undefined,
      error: (details: object) => void this.logged.push(details),
    }
    const runtime = createRuntime({
      store,
      clock,
      random,
      expressions,
      calendar,
      directory,
      caseOf,
      itemOf,
      log,
    })
    this.services = {
      store,
      runtime,
      clock,
      random,
      calendar,
      calendars,
      expressions,
      directory,
      lists: listReader(store, directory),
      audit: auditTrailOf(store, clock),
      log,
    }
    connectDomain(this.services)
  }

  now(): Promise<County> {
    return countyNow(this.services, code)
  }

  /** Brings the shipped procedures into force: those of calls, and more by their folders. */
  async deploys(...more: string[]): Promise<this> {
    for (const folder of ['township-call', 'supervision', 'dispute-ruling', ...more])
      await this.services.runtime.deploy(code, {
        files: filesOf(folder),
        author: 'shipped',
        publisher: 'shipped',
      })
    this.deployed = true
    return this
  }

  /** A new version of a folder's procedures: the same, with another word in them. */
  async publishesAnew(folder: string, word: number): Promise<void> {
    const files = filesOf(folder).map(({ name, content }) => ({
      name,
      content: name.endsWith('.bpmn') ? `${content}<!-- ${word} -->` : content,
    }))
    await this.services.runtime.deploy(code, { files, author: 'designer', publisher: 'reviewer' })
  }

  /** Lets time pass until then; everything that falls due happens on the way. */
  async until(when: string): Promise<this> {
    if (!this.deployed) await this.deploys()
    await this.services.runtime.advance(instantOf(when))
    return this
  }

  /** The first person of a role in a unit, acting in that post. */
  async who(role: Role | 'on-duty', unit: string): Promise<Actor> {
    const { people } = await this.now()
    const [post] = postsHeld(people, unit, [role === 'on-duty' ? 'duty' : role], this.clock.now())
    if (!post) throw new Error(`nobody is ${role} in ${unit}`)
    return { person: post.person, post: post._id, role: post.role, unit }
  }

  /** 发起呼叫 by the clerk of a township. */
  async files(filing: Partial<Filing> & { unit?: string } = {}): Promise<string> {
    const { unit = '379999101', ...more } = filing
    const actor = await this.who('clerk', unit)
    const ctx = await this.now()
    const filed = await fileCall(ctx, actor, { ...plainFiling, ...more })
    if (!filed.ok) throw new Error(`${filed.code} ${filed.text} ${JSON.stringify(filed.fields)}`)
    return filed.value.number
  }

  /** Somebody does the open task with this form (or of this name). */
  async does(number: string, task: string, input: Record<string, unknown>, actor?: Actor): Promise<string> {
    const row = await this.task(number, task)
    if (!row)
      throw new Error(`no open task ${task}; open: ${(await this.open(number)).map(formOrName).join(', ')}`)
    const by = actor ?? (await this.actorOf(row))
    return this.acts(number, actOfTask(row._id), input, by)
  }

  /** An act under its id, as a page sends it. */
  async acts(number: string, act: string, input: Record<string, unknown>, actor: Actor): Promise<string> {
    const outcome = await this.tries(number, act, input, actor)
    if (outcome.ok) return outcome.value.sentence
    throw new Error(`${outcome.code} ${outcome.text} ${JSON.stringify(outcome.fields ?? {})}`)
  }

  /** @param leg 承办号 that the page showed when the act was offered */
  async tries(number: string, act: string, input: Record<string, unknown>, actor: Actor, leg?: string) {
    return performAct(await this.now(), actor, number, act, input, undefined, leg)
  }

  async may(number: string, actor: Actor): Promise<ActPage> {
    return listActs(await this.now(), actor, await this.call(number))
  }

  async actorOf(row: TaskRow): Promise<Actor> {
    const { people } = await this.now()
    const person = row.people[0]
    if (!person) throw new Error(`nobody can do ${row.name}`)
    const posts = people.postsOfPerson.get(person) ?? []
    const post = posts.find(each => row.units.includes(each.unit)) ?? posts[0]
    if (!post) throw new Error(`${person} has no post`)
    return { person, post: post._id, role: post.role, unit: post.unit }
  }

  async call(number: string): Promise<CallRecord> {
    const record = await this.store.get(calls, code, callId(code, number))
    if (!record) throw new Error(`no call ${number}`)
    return record
  }

  async open(number: string): Promise<TaskRow[]> {
    return openTasksOf(await this.now(), await this.call(number))
  }

  async task(number: string, name: string): Promise<TaskRow | undefined> {
    return (await this.open(number)).find(row => formOrName(row).endsWith(name) || row.name === name)
  }

  async supervision(number: string, leg = 1): Promise<SupervisionDoc> {
    const key = (await this.call(number)).legs[leg - 1]?.key ?? ''
    const row = await this.store.get(supervisions, code, supervisionId(code, key))
    if (!row) throw new Error(`no supervision of leg ${leg}`)
    return row
  }

  async cooperationRow(number: string, unit: string, leg = 1): Promise<SupervisionDoc | undefined> {
    const key = (await this.call(number)).legs[leg - 1]?.key ?? ''
    return this.store.get(supervisions, code, supervisionId(code, key, unit))
  }

  async documents(number: string): Promise<SupervisionDocument[]> {
    return (await this.store.find(supervisionDocuments, code, { where: { cases: { any: [number] } } })).items
  }

  async notices(number: string): Promise<NoticeDoc[]> {
    return (await this.store.find(notices, code, { where: { case: number }, sort: ['at'], limit: 1000 }))
      .items
  }

  /** `2026-10-10 17:30 提醒`: what the ladder sent, one line each instant and level. */
  async ladderNotices(number: string): Promise<string[]> {
    const sent = (await this.notices(number)).filter(
      row => ['提醒', '到期'].includes(row.level ?? '') && row.key.includes('#'),
    )
    return [...new Set(sent.map(row => `${clockText(row.at)} ${row.level}`))]
  }

  async troubles(): Promise<IncidentRow[]> {
    return (await this.store.find(incidents, code, { where: { state: 'open' } })).items
  }

  /** From the filing by 柳林镇 to the dispatch, which happens at that instant. */
  async dispatched(
    when: string,
    filing: Partial<Filing> & { units?: [string, string[]]; by?: Record<string, unknown> } = {},
  ): Promise<string> {
    const { units, by, ...more } = filing
    const at = instantOf(when)
    if (!this.deployed) await this.deploys()
    const number = await this.files(more)
    if ((await this.call(number)).state === '待审签') await this.does(number, 'approve', { 意见: '同意' })
    await this.services.runtime.advance(at)
    await this.accepts(number, units, by)
    return number
  }

  /** 受理并派发, as the list has it or to these units. */
  async accepts(
    number: string,
    units?: [lead: string, cooperating: string[]],
    more: Record<string, unknown> = {},
  ) {
    const list = (await this.call(number)).filed.list
    const [lead, cooperating] = units ?? [list?.lead ?? '', list?.cooperating ?? []]
    await this.does(number, 'decide-intake', { 审核结论: '受理', 主办: lead, 协办: cooperating, ...more })
  }

  /** Opening the case signs it; then the response is recorded. */
  async signsAndResponds(number: string): Promise<void> {
    await this.does(number, '签收', {})
    await this.does(number, 'respond', { 响应方式: '电话联系', 响应时刻: toIso(this.clock.now()) })
  }

  async photo(actor: Actor, name = '处置后.png'): Promise<string> {
    const { keepAttachment } = await import('../../../server/domain/attachments/attachments.js')
    const { contentOfBytes } = await import('../../../server/domain/attachments/content.js')
    const id = `photo-${++photos}`
    await keepAttachment(this.store, code, id, {
      name,
      caption: '处置后',
      content: contentOfBytes(png),
      case: null,
      by: actor.person,
      unit: actor.unit,
      at: this.clock.now(),
    })
    return id
  }

  /** 反馈办理结果 with a picture, by the clerk of the lead unit. */
  async feedsBack(number: string, more: Record<string, unknown> = {}): Promise<string> {
    const row = await this.task(number, 'feed-back')
    if (!row) throw new Error('nothing to feed back on')
    const actor = await this.actorOf(row)
    const missing = (await this.call(number)).legs
      .at(-1)
      ?.cooperation.some(each => each.repliedAt === undefined)
    return this.does(
      number,
      'feed-back',
      {
        处置情况: '已清理路段并落实夜间巡查',
        结果: '已解决',
        佐证: [await this.photo(actor)],
        ...(missing ? { 未回复协办说明: '未回复的单位不影响办理' } : {}),
        ...more,
      },
      actor,
    )
  }
}

let photos = 0
const formOrName = (row: TaskRow) => row.form ?? row.name
export const clockText = (at: number) => toIso(at).slice(0, 16).replace('T', ' ')

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

export const plainFiling: Filing = {
  item: 'SD-31',
  title: '省道 S3 柳林段大货车乱停乱放',
  content: '夜间有货车停在行车道上，已发生刮擦',
  place: { text: '省道 S3 柳林段' },
  dutiesDone: [],
  dutyText: '已巡查劝离三次并登记车牌',
  files: [],
  urgency: '一般',
  lifeAtRisk: false,
  fromCitizen: false,
  sensitive: false,
}

export function filesOf(folder: string) {
  const root = join(process.cwd(), 'processes', folder)
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(name => /\.(bpmn|dmn|form)$/.test(name))
    .map(name => ({ name, content: readFileSync(join(root, name), 'utf8') }))
}
