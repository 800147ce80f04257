import { calls, type CallRecord } from '../../../server/domain/calls/record.js'
import type { Act } from '../../../server/domain/calls/acts/list.js'
import type { Actor, County } from '../../../server/domain/county.js'
import { postsHeld, roles } from '../../../server/domain/directory/index.js'
import { isRuntimeError, tasks, type TaskRow } from '../../../server/runtime/index.js'
import { code, type StoryCounty } from '../stories/county.js'
import { doesAct } from './acting.js'
import { aside } from './aside.js'
import type { Deed } from './deed.js'
import { diceOf, type Dice } from './dice.js'
import { fileSomething } from './filing.js'
import { filled } from './fill.js'
import { Memory } from './invariants/memory.js'
import { newCalendar, pass, publish } from './passing.js'
import { Story } from './story.js'
import { doesTask } from './tasks.js'
import type { Kind, Theme } from './themes.js'

export interface Tally {
  done: number
  /** Why acts were refused, and how often. */
  refused: Record<string, number>
  /** How often each task, each act and each filing was done, by `process/element`, `act ID`, `file PROCESS`. */
  acts: Record<string, number>
}

type Outcome = { ok: true } | { ok: false; code: string; text: string; fields?: unknown }

/** Plays a county: people of all posts do whatever their list of acts offers, and time passes between. */
export class Player {
  readonly story: Story
  readonly tally: Tally = { done: 0, refused: {}, acts: {} }
  readonly memory = new Memory()
  deed: Deed = { kind: 'time' }

  constructor(
    readonly county: StoryCounty,
    readonly theme: Theme,
  ) {
    this.story = new Story(() => county.clock.now())
  }

  /** One thing happens: the number decides what, who, on which case, and how. */
  async play(move: number, kind?: Kind): Promise<void> {
    const dice = diceOf(move)
    const what = kind ?? dice.weighed(Object.keys(this.theme.kinds) as Kind[], each => this.theme.kinds[each])
    await this.happens(what ?? 'time', dice)
  }

  async happens(kind: Kind, dice: Dice): Promise<void> {
    this.deed = { kind }
    switch (kind) {
      case 'file':
        return fileSomething(this, dice)
      case 'act':
        return doesAct(this, dice)
      case 'task':
        return doesTask(this, dice)
      case 'aside':
        return aside(this, dice)
      case 'time':
        return pass(this, dice)
      case 'publish':
        return publish(this, dice)
      case 'calendar':
        return newCalendar(this)
    }
  }

  async cases(): Promise<CallRecord[]> {
    return (await this.county.store.find(calls, code, { sort: ['filedAt'], limit: 100 })).items
  }

  async openTasks(): Promise<TaskRow[]> {
    return (
      await this.county.store.find(tasks, code, { where: { state: 'open' }, sort: ['since'], limit: 500 })
    ).items
  }

  /** Everybody who has to do with a case by unit, in each of their posts. */
  async around(record: CallRecord): Promise<Actor[]> {
    const { people } = await this.county.now()
    const offices = people.units.filter(unit => unit.kind === 'leader-office').map(unit => unit.code)
    const units = [record.caller, ...record.units, 'YX', 'BB', 'DC', ...offices]
    return [...new Set(units)].flatMap(unit => this.posts(people, unit))
  }

  posts(people: County['people'], unit: string): Actor[] {
    return postsHeld(people, unit, roles, this.county.clock.now()).map(post => ({
      person: post.person,
      post: post._id,
      role: post.role,
      unit,
    }))
  }

  /** Fills in the form of an act and sends it; what the form refuses is written anew, as a person would. */
  async performs(
    actor: Actor,
    about: CallRecord | undefined,
    act: Pick<Act, 'form' | 'defaults' | 'name'>,
    { dice, what, on }: { dice: Dice; what: string; on: string },
    send: (ctx: County, input: Record<string, unknown>) => Promise<Outcome>,
  ): Promise<void> {
    const numbers = (await this.cases()).filter(each => each.open).map(each => each.number)
    for (let attempt = 1; ; attempt++) {
      const ctx = await this.county.now()
      const by = { ctx, actor, dice, numbers, ...(about ? { about } : {}) }
      const input = act.form ? await filled(this.county, by, act, this.theme.leans) : {}
      const outcome = await send(ctx, input).catch(underWay)
      if (!outcome.ok && outcome.code === 'FORM_INVALID' && attempt < 4) continue
      if (outcome.ok) this.deed = { kind: this.deed.kind, what, case: about?.number, input }
      return this.tell(actor, `${act.name} ${brief(input)}`, outcome, on, what)
    }
  }

  tell(actor: Actor, text: string, outcome: Outcome, on: string, what: string): void {
    const who = `${actor.person.replace('379999.', '')} (${actor.role}, ${actor.unit})`
    if (outcome.ok) {
      this.tally.done++
      this.tally.acts[what] = (this.tally.acts[what] ?? 0) + 1
      this.story.tell(`${who}: ${text} · ${on}`)
    } else {
      const problem = `${what}: ${outcome.code} ${outcome.text} ${JSON.stringify(outcome.fields ?? '')}`
      this.tally.refused[problem] = (this.tally.refused[problem] ?? 0) + 1
      this.story.tell(`${who}: ${text} · ${on}: refused, ${outcome.code} ${outcome.text}`)
    }
  }
}

/** What is under way already is told to whoever starts it again. @throws everything else */
function underWay(error: unknown): Outcome {
  if (isRuntimeError(error, 'ALREADY_STARTED')) return { ok: false, code: error.code, text: error.message }
  throw error
}

const brief = (input: Record<string, unknown>) =>
  Object.entries(input)
    .filter(([, value]) => (typeof value === 'string' && value.length < 20) || typeof value === 'boolean')
    .map(([key, value]) => `${key}=${String(value)}`)
    .join(' ')
