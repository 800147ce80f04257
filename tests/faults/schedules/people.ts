import { incidents, isRuntimeError, jobs, StaleTaskError, tasks } from '../../../server/runtime/index.js'
import { isStoreError } from '../../../server/store/index.js'
import type { Life } from './node.js'
import type { Visit } from './plan.js'
import { caseDiagram, caseVariables } from './procedures.js'
import { definite, taken, type Answer, type Ask, type Attempt } from './told.js'

export const county = 'demo'
const minute = 60_000

/** The people of a county at its nodes: they read lists, act, hear an answer or none, and write down which. */
export function createPeople(turn: () => number) {
  const attempts: Attempt[] = []
  const unexpected: string[] = []
  let keys = 0
  let editions = 1

  /** Sends a request and waits for its answer; one that never comes leaves the attempt without. */
  async function send(ask: Ask, life: Life): Promise<void> {
    const attempt: Attempt = { ask, node: life.line.node, called: turn(), returned: Infinity, answer: null }
    attempts.push(attempt)
    let answer: Answer | null
    try {
      answer = { ok: true, value: await request(ask, life) }
    } catch (error) {
      answer = refusal(error)
      if (!answer && !isStoreError(error) && !isRuntimeError(error, 'TOO_BUSY'))
        unexpected.push(`${ask.kind} ${ask.key} was answered ${String(error)}`)
    }
    if (!answer) return
    attempt.answer = answer
    attempt.returned = turn()
  }

  function request(ask: Ask, { runtime, store }: Life): Promise<unknown> {
    const { kind, key, leg } = ask
    const once = <T>(run: (token: string) => Promise<T>) =>
      runtime.idempotent(county, { scope: 'somebody', key }, run)
    switch (kind) {
      case 'file':
        return once(token =>
          runtime.start(county, { process: 'case', variables: caseVariables(leg!), token }),
        )
      case 'handle': {
        const { instance = '', task = '', finish = false } = ask
        return once(token =>
          runtime.complete(county, { instance, task, variables: { act: key, finish }, by: key, token }),
        )
      }
      case 'comment':
        return once(token =>
          runtime.publish(county, { name: 'comment', key: leg, variables: { text: key }, ttl: 0, token }),
        )
      case 'withdraw':
        return once(token =>
          runtime.publish(county, { name: 'withdraw', key: leg, variables: { act: key }, ttl: 0, token }),
        )
      case 'nudge':
        return once(token =>
          runtime.publish(county, { name: 'nudge', key: leg, variables: { text: key }, dedupe: key, token }),
        )
      case 'signal':
        return once(token => runtime.signal(county, { name: 'holiday', variables: { text: key }, token }))
      case 'publish':
        return runtime.deploy(county, {
          files: [{ name: 'case.bpmn', content: caseDiagram(ask.edition!) }],
          note: key,
        })
      case 'inspect':
        return runtime.completeJob(county, { id: ask.task!, worker: key })
      case 'number':
        return store.next(county, 'case')
    }
  }

  const known = () =>
    attempts.filter(each => each.ask.kind === 'file' && taken(each)).map(each => each.ask.leg!)
  const chosen = <T>(list: readonly T[], pick: number) => list[Math.floor(pick * list.length)]
  const fresh = (kind: Ask['kind'], leg: string | null): Ask => ({ kind, leg, key: `${kind}-${++keys}` })

  /** What a visit asks for; undefined when there is nothing to do. */
  async function askOf({ what, pick }: Visit, life: Life): Promise<Ask | undefined> {
    switch (what) {
      case 'file':
        return { ...fresh('file', null), leg: `L${keys}` }
      case 'handle': {
        const { items } = await life.store.find(tasks, county, { where: { state: 'open' }, sort: ['since'] })
        const row = chosen(items, pick)
        return (
          row && {
            ...fresh('handle', row.case),
            instance: row.instance,
            task: row.task,
            finish: (pick * 1000) % 1 > 0.4,
          }
        )
      }
      case 'inspect': {
        const ask = fresh('inspect', null)
        const [job] = await life.runtime.activateJobs(county, {
          types: ['inspect'],
          worker: ask.key,
          max: 1,
          timeout: 5 * minute,
        })
        if (!job) return undefined
        if ((pick * 1000) % 1 < 0.9) return { ...ask, task: job.id, instance: job.instance, leg: job.case }
        await life.runtime.failJob(county, { id: job.id, worker: ask.key, message: 'no access' })
        return undefined
      }
      case 'comment':
      case 'withdraw':
      case 'nudge': {
        const leg = chosen(known(), pick)
        return leg === undefined ? undefined : fresh(what, leg)
      }
      case 'publish':
        return { ...fresh('publish', null), edition: ++editions }
      case 'resend': {
        const again = attempts.filter(({ ask: { kind } }) => !['inspect', 'publish', 'number'].includes(kind))
        return chosen(again.slice(-12), pick)?.ask
      }
      default:
        return fresh(what, null)
    }
  }

  return {
    attempts,
    unexpected,
    /** A visit from its beginning to its answer; it never fails. */
    async visit(visit: Visit, life: Life): Promise<void> {
      const ask = await askOf(visit, life).catch(() => undefined)
      if (ask) await send(ask, life)
    },
    /** At the end of a schedule: everything that is open is done, so that what cannot be done shows. */
    async finish(life: Life): Promise<void> {
      const open = await life.store.find(tasks, county, { where: { state: 'open' }, limit: 1000 })
      for (const { case: leg, instance, task } of open.items)
        await send({ ...fresh('handle', leg), instance, task, finish: true }, life)
      const waiting = await life.store.count(jobs, county, { where: { state: 'open', type: 'inspect' } })
      for (let n = 0; n < waiting; n++)
        await this.visit({ at: turn(), node: 0, pick: 0, what: 'inspect' }, life)
      const incident = { where: { state: 'open' as const }, limit: 1000 }
      for (const { _id: id } of (await life.store.find(incidents, county, incident)).items)
        await life.runtime.retry(county, { id }).catch(() => undefined)
    },
  }
}

export type People = ReturnType<typeof createPeople>

function refusal(error: unknown): Answer | null {
  if (!isRuntimeError(error) || !definite.has(error.code)) return null
  return { ok: false, code: error.code, ...(error instanceof StaleTaskError ? { by: error.doneBy } : {}) }
}
