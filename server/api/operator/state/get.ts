import { momentText } from '../../../domain/views/time/dates.js'
import { runningNodes } from '../../../runtime/index.js'
import { route } from '../../route.js'
import { operatorState } from '../schema.js'
import { jobRows } from './job-rows.js'
import { outboxRows } from './outbox-rows.js'
import { timerRows } from './timer-rows.js'

export const getOperatorState = route({
  method: 'get',
  path: '/operator/state',
  summary: 'What waits inside: undelivered steps, jobs, overdue timers; how store and nodes are',
  may: 'operator.view',
  answer: operatorState,
  async handle({ services, county: now, language }) {
    const county = await now()
    const [{ checks }, outbox, jobs, timers, nodes] = await Promise.all([
      services.readiness(),
      outboxRows(county),
      jobRows(county),
      timerRows(county),
      runningNodes(county.store, county.now),
    ])
    const store = checks.store ?? { ok: false }
    const { loop, store: disk } = services.delays()
    return {
      store: { ok: store.ok, ...(store.why === undefined ? {} : { why: store.why }) },
      delays: { loopMs: Math.round(loop), storeMs: Math.round(disk) },
      outbox: { waiting: county.runtime.outbox().waiting, rows: outbox },
      jobs,
      timers,
      nodes: nodes.map(({ startedAt, seenAt, ...node }) => ({
        ...node,
        startedText: momentText(startedAt, county.now, language),
        seenText: momentText(seenAt, county.now, language),
      })),
    }
  },
})
