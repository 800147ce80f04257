import cron from 'node-cron'
import type { Context } from '../context.js'
import { takeOver } from '../nodes/take-over.js'
import { acknowledgeQuiet, recoverMessages, recoverSignals, redrain } from '../sweep.js'
import { earliestDue, fireDue } from './tick.js'

export interface Scheduler {
  /** Lets what is under way finish. */
  stop(): Promise<void>
}

const second = 1_000

/** A node without the lease leaves what is due to the one that has it, for so long. */
const margin = 5 * second

/**
 * A tick each second fires what is due and sets one timer of the machine for the earliest that falls due before the
 * next tick; nothing waits in memory for longer. Of several nodes one does this, the others only what stays undone;
 * each minute it clears away what has had its time.
 */
export function startScheduler(ctx: Context): Scheduler {
  let alarm: ReturnType<typeof setTimeout> | undefined
  let stopped = false

  async function tick(): Promise<void> {
    const leads = await ctx.lease.hold()
    await fireDue(ctx, { late: leads ? 0 : margin, stopped: () => stopped })
    await redrain(ctx)
    ctx.workers.nudge()
    if (!leads) return
    const due = await earliestDue(ctx)
    if (due !== undefined) arm(due - ctx.clock.now())
  }

  function arm(delay: number) {
    clearTimeout(alarm)
    if (!stopped && delay < second) alarm = setTimeout(ticks.run, Math.max(1, delay))
  }

  async function beat(): Promise<void> {
    if (await ctx.register?.beat()) await takeOver(ctx)
  }

  async function clean(): Promise<void> {
    await acknowledgeQuiet(ctx)
    if (!ctx.lease.held()) return
    if (ctx.register) await takeOver(ctx)
    await recoverMessages(ctx)
    await recoverSignals(ctx, ctx.clock.now() - 60 * second)
    for (const chore of ctx.chores) await chore()
  }

  function one(name: string, work: () => Promise<void>) {
    let under: Promise<void> | undefined
    return {
      under: () => under,
      run() {
        if (stopped || under) return
        under = work()
          .catch((error: unknown) => ctx.log.error({ error }, `${name} failed`))
          .finally(() => (under = undefined))
      },
    }
  }

  const ticks = one('tick', tick)
  const beats = one('beat', beat)
  const cleaning = one('cleaning', clean)
  const jobs = [
    cron.schedule('* * * * * *', ticks.run, { name: 'timers' }),
    cron.schedule('30 * * * * *', cleaning.run, { name: 'retention' }),
    ...(ctx.register ? [cron.schedule('*/3 * * * * *', beats.run, { name: 'nodes' })] : []),
  ]
  ticks.run()
  return {
    async stop() {
      stopped = true
      clearTimeout(alarm)
      for (const job of jobs) await job.destroy()
      await Promise.all([ticks.under(), beats.under(), cleaning.under()])
    },
  }
}
