import { defaultEdition, instantOf } from '../../../server/calendar/index.js'
import { play } from '../play.js'
import { diagram, escaped, extensions, flows, timer } from '../xml.js'

describe('terminate from outside', () => {
  it('should cancel everything that is open', async () => {
    const xml =
      diagram(`<startEvent id="start"/><parallelGateway id="fork"/><userTask id="a"/><subProcess id="sub"><userTask id="b"/></subProcess>
      ${flows(`start -> fork -> a
        fork -> sub`)}`)
    const run = (await play(xml)).start().take({ type: 'terminate', reason: 'withdrawn' })
    expect(run.state.status).toBe('terminated')
    expect(run.of('task-cancelled').map(event => event.element)).toEqual(['a', 'b'])
    expect(run.of('instance-terminated')).toMatchObject([{ reason: 'withdrawn' }])
  })

  it('should answer that an ended instance is gone', async () => {
    const run = (
      await play(diagram(`<startEvent id="start"/><endEvent id="end"/>${flows('start -> end')}`))
    ).start()
    expect(() => run.take({ type: 'terminate', reason: 'x' })).toThrow(
      expect.objectContaining({ code: 'WAIT_GONE' }),
    )
  })
})

describe.each(['task', 'job', 'timer', 'message', 'signal', 'child', 'incident'])(
  'a %s that is not there',
  kind => {
    it('should be answered as gone, and nothing changed', async () => {
      const run = (
        await play(diagram(`<startEvent id="start"/><userTask id="t"/>${flows('start -> t')}`))
      ).start()
      const commands = {
        task: { type: 'complete-task', task: '99', variables: {} },
        job: { type: 'complete-job', job: '99', variables: {} },
        timer: { type: 'fire', timer: '99' },
        message: { type: 'message', subscription: '99', id: 'x', name: 'x', variables: {} },
        signal: { type: 'signal', subscription: '99', id: 'x', name: 'x', variables: {} },
        child: { type: 'child-completed', child: '99', variables: {} },
        incident: { type: 'retry', incident: '99' },
      } as const
      const before = run.current
      expect(() => run.take(commands[kind as keyof typeof commands])).toThrow(
        expect.objectContaining({ code: 'WAIT_GONE' }),
      )
      expect(run.current).toBe(before)
    })
  },
)

describe('recalculate', () => {
  const later = {
    ...defaultEdition(),
    id: 'edition-2',
    years: { ...defaultEdition().years, 2027: { off: [{ date: '2027-01-04', name: '元旦' }], work: [] } },
  }
  const limit = '= add limit(派发时刻, 2, "工作日")'
  const xml =
    diagram(`<startEvent id="start"/><userTask id="t">${extensions(`<zeebe:taskSchedule dueDate="${escaped(limit)}"/>`)}</userTask>
    <boundaryEvent id="b" attachedToRef="t" cancelActivity="false">${timer('timeDate', limit)}</boundaryEvent>
    <boundaryEvent id="natural" attachedToRef="t" cancelActivity="false">${timer('timeDuration', 'P100D')}</boundaryEvent>
    ${flows('start -> t')}`)

  it('should move what the new calendar touches, from its recorded anchor', async () => {
    const setting = { now: '2026-12-31 10:00', env: {} as { calendar?: typeof later } }
    const run = (await play(xml, setting)).start({
      派发时刻: { $feel: 'date and time', v: '2026-12-31T10:00:00+08:00' },
    })
    const before = run.of('timer-armed').find(event => event.element === 'b')!.due
    expect(before.provisional).toBe(true)
    setting.env.calendar = later
    run.now += 3_600_000
    run.take({ type: 'recalculate' })
    const [moved] = run.of('timer-moved')
    expect(moved).toMatchObject({
      element: 'b',
      due: { anchor: instantOf('2026-12-31 10:00'), edition: 'edition-2' },
    })
    expect(moved!.due.at).toBeGreaterThan(before.at)
    expect(run.of('timer-moved')).toHaveLength(1)
    expect(run.of('task-updated')).toMatchObject([{ task: { due: { at: moved!.due.at } } }])
  })

  it('should move it by as much as it was given, whatever the table of amounts says now', async () => {
    const setting = { now: '2026-12-31 10:00', env: {} as { calendar?: typeof later } }
    const ofTable = '= add limit(now(), 时限.审核)'
    const source = xml.replaceAll(escaped(limit), escaped(ofTable))
    const other = '<parallelGateway id="fork"/><userTask id="raise"/><endEvent id="end"/>'
    const both = source.replace('<userTask id="t">', `${other}<userTask id="t">`)
    const run = (
      await play(
        both.replace(flows('start -> t'), flows('start -> fork -> t\nfork -> raise -> end')),
        setting,
      )
    ).start({
      时限: { 审核: { 数量: 2, 单位: '工作日' } },
    })
    run.complete('raise', { 时限: { 审核: null } })
    setting.env.calendar = later
    run.take({ type: 'recalculate' })
    expect(run.incidents()).toEqual([])
    const at = instantOf('2027-01-05 17:30')
    expect(run.of('timer-moved')).toMatchObject([{ element: 'b', due: { at } }])
    expect(run.of('task-updated')).toMatchObject([{ task: { due: { at } } }])
  })
})
