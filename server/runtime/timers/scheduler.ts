import cron from 'node-cron'
import type { Context } from '../context.js'
import { purge } from '../retention.js'
import { recoverMessages, redrain } from '../sweep.js'
import { earliestDue, fireDue } from './tick.js'

export interface Scheduler {
  /** Lets what is under way finish. */
  stop(): Promise<void>
}

const second = 1_000

/**
 * A tick each second fires what is due and sets one timer of the machine for the earliest that falls due before the
 * next tick; nothing waits in memory for longer. Each minute it clears away what has had its time.
 */
export function startScheduler(ctx: Context): Scheduler {
  let alarm: ReturnType<typeof setTimeout> | undefined
  let ticking: Promise<void> | undefined
  let cleaning: Promise<void> | undefined
  let stopped = false

  async function tick(): Promise<void> {
    await fireDue(ctx)
    await redrain(ctx)
    ctx.workers.nudge()
    const due = await earliestDue(ctx)
    if (due !== undefined) arm(due - ctx.clock.now())
  }

  function arm(delay: number) {
    clearTimeout(alarm)
    if (!stopped && delay < second) alarm = setTimeout(run, Math.max(1, delay))
  }

  function run() {
    if (stopped || ticking) return
    ticking = tick()
      .catch((error: unknown) => ctx.log.error({ error }, 'tick failed'))
      .finally(() => (ticking = undefined))
  }

  function clean() {
    if (stopped || cleaning) return
    cleaning = recoverMessages(ctx)
      .then(() => purge(ctx))
      .catch((error: unknown) => ctx.log.error({ error }, 'cleaning failed'))
      .finally(() => (cleaning = undefined))
  }

  const jobs = [
    cron.schedule('* * * * * *', run, { name: 'timers' }),
    cron.schedule('30 * * * * *', clean, { name: 'retention' }),
  ]
  run()
  return {
    async stop() {
      stopped = true
      clearTimeout(alarm)
      for (const job of jobs) await job.destroy()
      await Promise.all([ticking, cleaning])
    },
  }
}
