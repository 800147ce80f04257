import { addLimit, addWorkingDays, toIso } from '../../../server/calendar/index.js'
import { importHolidays } from '../../../server/domain/calendars/import.js'
import { code } from '../stories/county.js'
import type { Dice } from './dice.js'
import type { Player } from './player.js'

/** To the next thing that falls due, by some hours, or over days. */
export async function pass(player: Player, dice: Dice): Promise<void> {
  const { runtime, clock, calendar } = player.county.services
  const now = clock.now()
  const next = await runtime.nextDue()
  const to = dice.chance(50)
    ? Math.max(now, next ?? now)
    : dice.chance(60)
      ? addLimit(calendar(code), now, 1 + dice.roll(6), '工作时').at
      : addWorkingDays(calendar(code), now, 1 + dice.roll(5)).at
  await runtime.advance(to)
  player.story.tell('time has passed')
}

export async function publish(player: Player, dice: Dice): Promise<void> {
  const folder = dice.oneOf([
    'township-call',
    'supervision',
    'dispute-ruling',
    'joint-enforcement',
    'enforcement-referral',
  ])!
  await player.county.publishesAnew(folder, dice.roll(1_000_000))
  player.story.tell(`a new version of ${folder} is published`)
}

/** A day more off, three working days from now, in effect at once. */
export async function newCalendar(player: Player): Promise<void> {
  const ctx = await player.county.now()
  const date = toIso(addWorkingDays(ctx.edition, ctx.now, 3).at).slice(0, 10)
  const table = ctx.edition.years[Number(date.slice(0, 4))]
  if (!table || table.work.some(day => day.date === date)) return
  const entries = [
    ...[...table.off, { date, name: '临时放假' }].map(day => ({ ...day, isOffDay: true })),
    ...table.work.map(day => ({ ...day, isOffDay: false })),
  ]
  const actor = await player.county.who('admin', code)
  const outcome = await importHolidays(ctx, actor, { entries })
  if (!outcome.ok) throw player.story.broken(outcome.text)
  await player.county.services.calendars?.takeEffect(player.county.services.runtime)
  await player.county.services.runtime.settle()
  player.story.tell(`${date} is off now`)
}
