import type { CasePage, CaseView, Now, QueueCase, QueuePage, TaskPage } from '../../portal/src/api/types.js'
import { calls } from '../../server/domain/calls/record.js'
import { countyNow } from '../../server/domain/county.js'
import { hanOutsideNames } from '../domain/views/han.js'
import type { Client } from './client.js'
import { startService, type RunningService } from './service.js'

let service: RunningService
let centre: Client
let strange: (text: string) => string | undefined
beforeAll(async () => {
  service = await startService({ seed: 'demo' })
  centre = await service.signIn('zhoulan')
  strange = await chinese()
}, 120_000)
afterAll(() => service.close())

/** Finds what is Chinese and neither a name nor typed by a person. */
async function chinese() {
  const ctx = await countyNow(service.service.services.domain, '379999', 'en')
  const { items } = await ctx.store.find(calls, ctx.county, { where: {}, limit: 1000 })
  const typed = items.flatMap(({ filed, refusal, withdrawal, documentNumber }) => [
    ...[filed.title, filed.itemTitle, filed.dutyText, filed.dutiesUndoneReason, documentNumber],
    ...[refusal?.reason, withdrawal?.reason],
  ])
  return hanOutsideNames(
    ctx,
    typed.flatMap(text => text || []),
  )
}

const read = async <T>(client: Client, path: string): Promise<T> => {
  const headers = { 'Accept-Language': 'en-GB,en;q=0.9,zh;q=0.5' }
  return (await client.ask<T>('GET', path, { headers })).body
}

/** The texts of a limit that pages show. */
const limitTexts = (limit: CaseView['limit']) =>
  limit
    ? [limit.remainingText, limit.dueText, limit.startText, limit.yellowText].filter(
        text => text !== undefined,
      )
    : []

describe('the demonstration county to whoever reads English', () => {
  it('should tell the time', async () => {
    expect((await read<Now>(centre, '/api/now')).text).toBe('Mon 12 Oct, 09:40')
  })

  it('should list every case without a word of Chinese but names', async () => {
    const page = await read<CasePage>(centre, '/api/calls?limit=100')
    expect(page.cases.length).toBeGreaterThan(30)
    const texts = page.cases.flatMap(row => [
      ...[row.sentence, row.stateName, row.filedText],
      ...limitTexts(row.limit),
    ])
    expect([...texts, ...Object.values(page.stateNames)].filter(strange)).toEqual([])
    expect(page.cases.map(row => row.sentence)).toContain('Closed and rated')
  })

  it('should say on the page of each case where it stands and how its limit came about', async () => {
    const { cases } = await read<CasePage>(centre, '/api/calls?limit=100')
    for (const { number } of cases) {
      const one = await read<CaseView>(centre, `/api/cases/${number}`)
      const texts = [
        ...one.sentence.map(part => part.text),
        ...[one.next ?? '', one.stateName, one.filedText, one.commentsVisibleTo, one.procedure.name],
        ...limitTexts(one.limit),
        ...(one.reckoning
          ? [
              one.reckoning.sentence,
              ...one.reckoning.history.flatMap(each => [each.atText, each.text]),
              ...one.reckoning.days.flatMap(day => [day.weekday, day.note ?? '']),
            ]
          : []),
        ...(one.rating?.scores.map(score => score.name) ?? []),
      ]
      expect(texts.filter(strange)).toEqual([])
    }
  })

  it.each(['lixiaomei', 'zhaoyongqiang', 'zhoulan', 'chenliqun', 'sunzhiyuan', 'zhenghaitao', 'fengjing'])(
    'should tell %s what to do',
    async account => {
      const client = await service.signIn(account)
      for (const scope of ['mine', 'unit', 'waiting']) {
        const page = await read<TaskPage>(client, `/api/tasks?scope=${scope}`)
        const texts = page.groups.flatMap(group =>
          group.tasks.flatMap(task => [
            ...[task.name, task.sentence, task.actName, task.waitsFor ?? ''],
            ...limitTexts(task.limit),
          ]),
        )
        const waiting = [...page.waiting.parts.map(part => part.text), page.waiting.soonestText ?? '']
        expect([...texts, ...waiting].filter(strange)).toEqual([])
      }
    },
  )

  it('should say in the queue what to decide', async () => {
    for (const tab of ['dispatch', 'redispatch', 'supplement', 'study']) {
      const page = await read<QueuePage>(centre, `/api/queue?tab=${tab}`)
      expect(page.rows.length).toBeGreaterThan(0)
      for (const row of page.rows) {
        const one = await read<QueueCase>(centre, `/api/queue/${row.number}`)
        const texts = [
          ...[row.sentence, row.filedText, one.dispatch.limitText, one.history?.text ?? ''],
          ...one.facts,
          ...one.dispatch.rows.map(each => each.dueText),
          ...(one.dutyCheck?.ok ? [one.dutyCheck.text] : []),
          ...limitTexts(one.limit),
        ]
        expect(texts.filter(strange)).toEqual([])
      }
    }
  })
})
