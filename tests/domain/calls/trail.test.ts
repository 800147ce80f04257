import { defaultEdition } from '../../../server/calendar/index.js'
import { attachment } from '../../../server/domain/attachments/attachments.js'
import { auditTrail } from '../../../server/domain/audit/index.js'
import { finishFilings } from '../../../server/domain/calls/acts/enter.js'
import { fileCall } from '../../../server/domain/calls/acts/file.js'
import type { Filing } from '../../../server/domain/calls/acts/filing-rules.js'
import { performAct } from '../../../server/domain/calls/acts/perform.js'
import { actOfTask } from '../../../server/domain/calls/acts/task-id.js'
import { calls } from '../../../server/domain/calls/record.js'
import type { Actor } from '../../../server/domain/county.js'
import { instances } from '../../../server/runtime/index.js'
import { inRequest } from '../../../server/runtime/request.js'
import type { Store } from '../../../server/store/index.js'
import { code, demonstrationCounty, StoryCounty } from '../../procedures/stories/county.js'
import { dying } from '../../runtime/dying.js'
import { loose } from '../../runtime/loose.js'

let county: StoryCounty
beforeAll(async () => {
  county = await demonstrationCounty('2026-09-29 09:00')
  await county.deploys()
})
afterAll(() => county.store.close())

/** Another node on the same store and clock. */
const node = (wrap: (store: Store) => Store) =>
  new StoryCounty(wrap(county.store), county.clock, defaultEdition())

const rowsOf = async (number: string, act: string) =>
  (await county.store.find(auditTrail, code, { where: { subject: number, act }, sort: ['seq'] })).items

type Sent = { act: string; input?: Record<string, unknown>; actor: Actor }

const sends = async (at: StoryCounty, number: string, { act, input = {}, actor }: Sent, request: string) =>
  inRequest(request, async () => performAct(await at.now(), actor, number, act, input, 'key'))

/** Sends an act to nodes that die ever later, each time on a case of its own, until one survives. */
async function dyingLater(
  rows: (store: Store) => Store,
  prepare: () => Promise<{ number: string; sent: Sent }>,
  check: (
    heir: StoryCounty,
    number: string,
    sent: Sent,
    step: { committed: boolean; writes: number },
  ) => Promise<void>,
): Promise<{ committed: number; lost: number }> {
  const found = { committed: 0, lost: 0 }
  for (let writes = 0; ; writes++) {
    const { number, sent } = await prepare()
    const { instance } = await county.call(number)
    const steps = async () => (await county.store.get(instances, code, instance))?.tokens.length
    const before = await steps()
    const victim = node(store => rows(dying(writes)(store)))
    const answered = await sends(victim, number, sent, 'request-1').then(
      outcome => outcome.ok,
      () => false,
    )
    const committed = (await steps()) !== before
    const heir = node(rows)
    await heir.services.runtime.recover()
    await check(heir, number, sent, { committed, writes })
    if (committed) found.committed++
    else found.lost++
    if (answered && victim.logged.length === 0) return found
    expect(writes).toBeLessThan(60)
  }
}

const stores: [string, (store: Store) => Store][] = [
  ['in the commit of the step', store => store],
  ['one by one after the step', loose],
]

describe.each(stores)('the trail of acts whose node dies, rows written %s', (way, rows) => {
  it('should have a task once as soon as its step is committed, and not before', async () => {
    const found = await dyingLater(
      rows,
      async () => {
        const number = await county.files()
        const row = (await county.task(number, 'approve'))!
        const actor = await county.actorOf(row)
        return { number, sent: { act: actOfTask(row._id), input: { 意见: '同意' }, actor } }
      },
      async (heir, number, sent, { committed, writes }) => {
        const kept = await rowsOf(number, 'task.completed')
        expect({ writes, n: kept.length }).toEqual({ writes, n: committed ? 1 : 0 })
        for (let again = 0; again < 2; again++)
          expect(await sends(heir, number, sent, 'request-2')).toMatchObject({ ok: true })
        const [row, ...more] = await rowsOf(number, 'task.completed')
        expect(more).toEqual([])
        expect(row).toMatchObject({
          person: sent.actor.person,
          post: sent.actor.post,
          requestId: committed ? 'request-1' : 'request-2',
          at: county.clock.now(),
        })
        expect(JSON.parse(row!.details)).toMatchObject({ form: 'township-call.approve', files: [] })
      },
    )
    expect(found.lost).toBeGreaterThan(0)
    expect(found.committed).toBeGreaterThan(3)
  })

  it('should have a message once as soon as its step is committed', async () => {
    const actor = await county.who('deputy', '379999101')
    const found = await dyingLater(
      rows,
      async () => {
        const number = await county.files()
        await county.does(number, 'approve', { 意见: '同意' })
        return { number, sent: { act: 'exit', input: { 退出方式: '撤回', 理由: '重复呼叫' }, actor } }
      },
      async (heir, number, sent, { committed, writes }) => {
        const kept = await rowsOf(number, 'message.sent')
        expect({ writes, n: kept.length }).toEqual({ writes, n: committed ? 1 : 0 })
        expect(await sends(heir, number, sent, 'request-2')).toMatchObject({ ok: true })
        expect(await rowsOf(number, 'message.sent')).toMatchObject([
          { person: actor.person, post: actor.post, requestId: committed ? 'request-1' : 'request-2' },
        ])
      },
    )
    expect(found.committed).toBeGreaterThan(3)
  })

  it('should have a filing once when it runs, with the post in which it was filed, whoever finishes it', async () => {
    const actor = await county.who('clerk', '379999101')
    for (let writes = 0; ; writes++) {
      const key = `filing ${way} ${writes}`
      const victim = node(store => rows(dying(writes)(store)))
      const files = async (at: StoryCounty, request: string) =>
        inRequest(request, async () => fileCall(await at.now(), actor, filing, key))
      const done = await files(victim, 'request-1').then(
        outcome => outcome.ok,
        () => false,
      )
      const heir = node(rows)
      await finishFilings(await heir.now())
      await heir.services.runtime.recover()
      const where = { request: `${actor.person}/${key}` }
      const [record] = (await county.store.find(calls, code, { where })).items
      if (record)
        expect(await rowsOf(record.number, 'call.filed')).toMatchObject([{ requestId: 'request-1' }])
      const again = await files(heir, 'request-2')
      const number = again.ok ? again.value.number : ''
      const [row, ...more] = await rowsOf(number, 'call.filed')
      expect(more).toEqual([])
      expect(row).toMatchObject({ person: actor.person, post: actor.post })
      expect(JSON.parse(row!.details)).toMatchObject({ item: 'SD-31', urgency: '一般' })
      if (done && victim.logged.length === 0) break
      expect(writes).toBeLessThan(60)
    }
  })
})

describe('the files of an act', () => {
  it('should belong to the case once its step is committed, though its node dies at once', async () => {
    const number = await county.dispatched('2026-09-29 10:20')
    await county.signsAndResponds(number)
    const row = (await county.task(number, 'feed-back'))!
    const actor = await county.actorOf(row)
    const file = await county.photo(actor)
    const input = { 处置情况: '已清理', 结果: '已解决', 未回复协办说明: '不影响', 佐证: [file] }
    const victim = node(dying(1))
    await sends(victim, number, { act: actOfTask(row._id), input, actor }, 'request-1').catch(() => undefined)
    expect((await attachment(county.store, code, file))?.case).toBeNull()
    await node(store => store).services.runtime.recover()
    expect((await attachment(county.store, code, file))?.case).toBe(number)
    const [last] = (await rowsOf(number, 'task.completed')).slice(-1)
    expect(JSON.parse(last!.details)).toEqual({ task: row.element, form: row.form, files: [file] })
  })
})

const filing: Filing = {
  item: 'SD-31',
  title: '省道 S3 柳林段大货车乱停乱放',
  content: '夜间有货车停在行车道上',
  place: { text: '省道 S3 柳林段' },
  dutiesDone: [],
  dutyText: '已劝离三次',
  files: [],
  urgency: '一般',
  lifeAtRisk: false,
  fromCitizen: false,
  sensitive: false,
}
