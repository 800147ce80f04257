import { addLimit, addWorkingDays, toIso } from '../../../server/calendar/index.js'
import { importHolidays } from '../../../server/domain/calendars/import.js'
import { caseProcedures } from '../../../server/domain/calls/procedures/index.js'
import { fileCase, filingPage } from '../../../server/domain/calls/acts/file-case.js'
import { fileCall } from '../../../server/domain/calls/acts/file.js'
import { listActs, type Act } from '../../../server/domain/calls/acts/list.js'
import { messageActs } from '../../../server/domain/calls/acts/messages/index.js'
import { performAct } from '../../../server/domain/calls/acts/perform.js'
import { actOfTask } from '../../../server/domain/calls/acts/task-id.js'
import { calls, type CallRecord } from '../../../server/domain/calls/record.js'
import { personName, unitName, type Actor } from '../../../server/domain/county.js'
import { matterActs } from '../../../server/domain/matters/acts.js'
import { matterOf } from '../../../server/domain/matters/matter.js'
import { performMatterAct } from '../../../server/domain/matters/perform.js'
import { postsHeld, roles } from '../../../server/domain/directory/index.js'
import { tasks, type TaskRow } from '../../../server/runtime/index.js'
import { code, type StoryCounty } from '../stories/county.js'
import { diceOf, type Dice } from './dice.js'
import { filled } from './fill.js'
import { Story } from './story.js'

/** One thing that happens in a history. The number decides who, on what, and how. */
export interface Move {
  kind: 'file' | 'act' | 'task' | 'time' | 'publish' | 'calendar'
  dice: number
}

/** How often each kind is drawn, in a hundred. */
export const weights: Readonly<Record<Move['kind'], number>> = {
  file: 8,
  act: 24,
  task: 44,
  time: 20,
  publish: 2,
  calendar: 2,
}

export interface Tally {
  done: number
  refused: Record<string, number>
  acts: Record<string, number>
}

/** Plays a county: people of all posts do whatever their list of acts offers, and time passes between. */
export class Player {
  readonly story: Story
  readonly tally: Tally = { done: 0, refused: {}, acts: {} }

  private readonly atFirst = new Map<string, boolean>()

  constructor(readonly county: StoryCounty) {
    this.story = new Story(() => county.clock.now())
  }

  async play(move: Move): Promise<void> {
    const dice = diceOf(move.dice)
    switch (move.kind) {
      case 'file':
        return this.file(dice)
      case 'act':
        return this.act(dice)
      case 'task':
        return this.task(dice)
      case 'time':
        return this.pass(dice)
      case 'publish':
        return this.publish(dice)
      case 'calendar':
        return this.newCalendar()
    }
  }

  /** Whether a case was sensitive when it was first looked at. */
  sensitiveFromTheStart({ number, sensitive }: CallRecord): boolean {
    const known = this.atFirst.get(number)
    if (known === undefined) this.atFirst.set(number, sensitive)
    return known ?? sensitive
  }

  async cases(): Promise<CallRecord[]> {
    return (await this.county.store.find(calls, code, { sort: ['filedAt'], limit: 100 })).items
  }

  async openTasks(): Promise<TaskRow[]> {
    return (
      await this.county.store.find(tasks, code, { where: { state: 'open' }, sort: ['since'], limit: 500 })
    ).items
  }

  private async file(dice: Dice): Promise<void> {
    if ((await this.cases()).length >= 4) return this.task(dice)
    const unit = dice.oneOf(['379999101', '379999102'])!
    const actor = await this.county.who('clerk', unit)
    const deputy = await this.county.who('deputy', unit)
    const ctx = await this.county.now()
    const process = dice.chance(60) ? 'township-call' : dice.oneOf(caseProcedures)!.id
    if (process !== 'township-call') {
      const form = await filingPage(ctx, process)
      const values = await filled(this.county, ctx, actor, { form, defaults: {} }, dice)
      const outcome = await fileCase(ctx, actor, { process, values })
      return this.tell(actor, `files ${process}`, outcome, outcome.ok ? outcome.value.number : '')
    }
    const urgency = dice.oneOf(['一般', '一般', '紧急', '特急'] as const)!
    const outcome = await fileCall(ctx, actor, {
      item: dice.oneOf(['SD-31', 'SD-37', 'SD-12']) ?? null,
      title: '不得外传的标题',
      content: '情况如所述，请予处置',
      place: { text: '省道 S3 柳林段', township: unit },
      dutiesDone: [],
      dutyText: '已巡查劝离',
      files: [],
      urgency,
      ...(urgency === '一般'
        ? {}
        : { oralApprover: deputy.person, oralApprovedAt: ctx.now, urgencyReason: '影响通行' }),
      lifeAtRisk: false,
      fromCitizen: dice.chance(30),
      citizenContact: '13812345678',
      sensitive: dice.chance(10),
      sensitiveReason: '涉及举报',
    })
    this.tell(actor, `files a call (${urgency})`, outcome, outcome.ok ? outcome.value.number : '')
  }

  /** Somebody who has a task does it. */
  private async task(dice: Dice): Promise<void> {
    const row = dice.oneOf(await this.openTasks())
    const person = row && dice.oneOf(row.people)
    if (!row || person === undefined) return this.pass(dice)
    const actor = await this.county.actorOf({ ...row, people: [person] })
    const record = row.case === null ? undefined : (await this.cases()).find(one => one.number === row.case)
    if (!record) return this.matterTask(row, actor, dice)
    const ctx = await this.county.now()
    const page = await listActs(ctx, actor, record)
    const id = actOfTask(row._id)
    const act = page.signs?.id === id ? signing(id) : page.acts.find(each => each.id === id)
    if (!act) {
      throw this.story.broken(
        `${personName(ctx, person)} has ${row.name} of ${record.number} and is not offered it`,
      )
    }
    await this.perform(actor, record, act, dice)
  }

  private async matterTask(row: TaskRow, actor: Actor, dice: Dice): Promise<void> {
    const ctx = await this.county.now()
    const matter = await matterOf(ctx, row.instance)
    if (!matter) return
    const act = (await matterActs(ctx, actor, matter)).find(each => each.taskId === row._id)
    if (!act) throw this.story.broken(`${row.name} is not offered to ${personName(ctx, actor.person)}`)
    const input = await filled(this.county, ctx, actor, act, dice)
    const outcome = await performMatterAct(ctx, actor, row.instance, act.id, input)
    this.tell(actor, `${act.name} ${brief(input)}`, outcome, row.key ?? row.process)
  }

  /** Anybody who may do something on a case does it. */
  private async act(dice: Dice): Promise<void> {
    const record = dice.oneOf(await this.cases())
    if (!record) return this.file(dice)
    const actor = dice.oneOf(await this.around(record))
    if (!actor) return
    const ctx = await this.county.now()
    const { acts } = await listActs(ctx, actor, record)
    const act = dice.oneOf(acts.filter(each => each.kind !== 'comment' && !each.disabledReason))
    if (!act) return this.task(dice)
    await this.perform(actor, record, act, dice)
  }

  /** Everybody who has to do with a case by unit, in each of their posts. */
  async around(record: CallRecord): Promise<Actor[]> {
    const { people } = await this.county.now()
    const offices = people.units.filter(unit => unit.kind === 'leader-office').map(unit => unit.code)
    const units = [record.caller, ...record.units, 'YX', 'BB', 'DC', ...offices]
    return [...new Set(units)].flatMap(unit =>
      postsHeld(people, unit, roles, this.county.clock.now()).map(post => ({
        person: post.person,
        post: post._id,
        role: post.role,
        unit,
      })),
    )
  }

  private async perform(actor: Actor, record: CallRecord, act: Act, dice: Dice): Promise<void> {
    let problem = ''
    // What a form refuses is written anew, as a person would.
    for (let attempt = 0; attempt < 4; attempt++) {
      const ctx = await this.county.now()
      const input = act.form ? await filled(this.county, ctx, actor, act, dice) : {}
      const outcome = await performAct(ctx, actor, record.number, act.id, input)
      if (outcome.ok || outcome.code !== 'FORM_INVALID')
        return this.tell(actor, `${act.name} ${brief(input)}`, outcome, record.number, act.name)
      problem = `FORM_INVALID ${JSON.stringify(outcome.fields)}`
    }
    this.count(`${act.name}: ${problem}`)
  }

  private tell(
    actor: Actor,
    what: string,
    outcome: { ok: true } | { ok: false; code: string; text: string; fields?: unknown },
    on: string,
    act = what,
  ): void {
    const who = `${actor.person.replace('379999.', '')} (${actor.role}, ${actor.unit})`
    if (outcome.ok) {
      this.tally.done++
      this.tally.acts[act] = (this.tally.acts[act] ?? 0) + 1
      this.story.tell(`${who}: ${what} · ${on}`)
    } else {
      this.count(`${act}: ${outcome.code} ${outcome.text} ${JSON.stringify(outcome.fields ?? '')}`)
      this.story.tell(`${who}: ${what} · ${on}: refused, ${outcome.code} ${outcome.text}`)
    }
  }

  private count(problem: string): void {
    this.tally.refused[problem] = (this.tally.refused[problem] ?? 0) + 1
  }

  /** To the next thing that falls due, by some hours, or over days. */
  private async pass(dice: Dice): Promise<void> {
    const { runtime, clock, calendar } = this.county.services
    const now = clock.now()
    const next = await runtime.nextDue()
    const to = dice.chance(50)
      ? Math.max(now, next ?? now)
      : dice.chance(60)
        ? addLimit(calendar(code), now, 1 + dice.roll(6), '工作时').at
        : addWorkingDays(calendar(code), now, 1 + dice.roll(5)).at
    await runtime.advance(to)
    this.story.tell('time has passed')
  }

  private async publish(dice: Dice): Promise<void> {
    const folder = dice.oneOf(['township-call', 'supervision', 'dispute-ruling'])!
    await this.county.publishesAnew(folder, dice.roll(1_000_000))
    this.story.tell(`a new version of ${folder} is published`)
  }

  /** A day more off, three working days from now, in effect at once. */
  private async newCalendar(): Promise<void> {
    const ctx = await this.county.now()
    const date = toIso(addWorkingDays(ctx.edition, ctx.now, 3).at).slice(0, 10)
    const table = ctx.edition.years[Number(date.slice(0, 4))]
    if (!table || table.work.some(day => day.date === date)) return
    const entries = [
      ...[...table.off, { date, name: '临时放假' }].map(day => ({ ...day, isOffDay: true })),
      ...table.work.map(day => ({ ...day, isOffDay: false })),
    ]
    const actor = await this.county.who('admin', code)
    const outcome = await importHolidays(ctx, actor, { entries })
    if (!outcome.ok) throw this.story.broken(outcome.text)
    await this.county.services.calendars?.takeEffect(this.county.services.runtime)
    await this.county.services.runtime.settle()
    this.story.tell(`${date} is off now`)
  }

  /** Tries what is not on the list of those who try it. @returns what was not refused */
  async forbidden(dice: Dice, times: number): Promise<string[]> {
    const wrong: string[] = []
    const records = await this.cases()
    const rows = await this.openTasks()
    for (let n = 0; n < times; n++) {
      const record = dice.oneOf(records)
      if (!record) return wrong
      const actor = dice.oneOf(await this.around(record))
      if (!actor) continue
      const ctx = await this.county.now()
      const page = await listActs(ctx, actor, record)
      const offered = [...page.acts.map(act => act.id), page.signs?.id]
      const row = dice.oneOf(rows.filter(one => one.case === record.number))
      const message = dice.oneOf(messageActs)!
      const id = row && dice.chance(50) ? actOfTask(row._id) : message.id
      if (offered.includes(id)) continue
      const input = id === message.id ? plain(message.sample(record, ctx.now)) : {}
      const outcome = await performAct(ctx, actor, record.number, id, input)
      if (outcome.ok)
        wrong.push(
          `${personName(ctx, actor.person)} (${actor.role}, ${unitName(ctx, actor.unit)}) did ${id} on ${record.number}, which the list did not offer`,
        )
    }
    return wrong
  }
}

const signing = (id: string): Act => ({
  id,
  kind: 'task',
  name: '签收',
  primary: false,
  form: null,
  defaults: {},
})

const plain = (values: object) => values as Record<string, unknown>

const brief = (input: Record<string, unknown>) =>
  Object.entries(input)
    .filter(([, value]) => typeof value === 'string' && value.length < 20)
    .map(([key, value]) => `${key}=${String(value)}`)
    .join(' ')
