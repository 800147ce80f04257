import { taskDone, timersOf, trailOf, unique, wayOn } from './check.mjs'

const at = (ms: number) => ({ at: ms })
const doc = (timers: Record<string, number>, nextDue?: number) => ({
  _id: 'one',
  status: 'running',
  ...(nextDue === undefined ? {} : { nextDue }),
  state: {
    timers: Object.fromEntries(Object.entries(timers).map(([key, due]) => [key, { key, due: at(due) }])),
  },
})
const timersIn = (one: ReturnType<typeof doc>, events: Parameters<typeof timersOf>[2], now: number) =>
  timersOf(one, one.state, events, now)
const armed = (seq: number, key: string, due: number) => ({ seq, type: 'timer-armed', key, due: at(due) })
const fired = (seq: number, timer: string, due: number) => ({ seq, type: 'timer-fired', timer, due: at(due) })

describe('what a campaign looks for', () => {
  it('should find nothing where each timer is armed and fired once', () => {
    const events = [armed(1, 'a', 10), armed(2, 'b', 99_000_000), fired(3, 'a', 10)]
    expect(timersIn(doc({ b: 99_000_000 }, 99_000_000), events, 20)).toEqual([])
  })

  it.each([
    [
      'fired twice',
      doc({}),
      [armed(1, 'a', 10), fired(2, 'a', 10), fired(3, 'a', 10)],
      'fired a timer twice',
    ],
    ['lost', doc({}), [armed(1, 'a', 10)], 'its history says a'],
    ['armed without a history', doc({ a: 10 }, 10), [], 'holds timers a'],
    ['found at another instant', doc({ a: 50 }, 40), [armed(1, 'a', 50)], 'is found at 40'],
    ['left behind', doc({ a: 50 }, 50), [armed(1, 'a', 50)], 'overdue timer'],
  ])('should object to a timer that is %s', (_what, one, events, text) => {
    expect(timersIn(one, events, 100_000).join()).toContain(text)
  })

  it('should object to a gap in the history', () => {
    expect(timersIn(doc({}), [{ seq: 2, type: 'started' }], 0).join()).toContain('gap')
  })

  const act = { number: 'SF-1', form: 'approve', who: 'zhaoyongqiang', task: 'one/t' }
  const row = { _id: 'one/t', instance: 'one', task: 't', state: 'done', doneBy: '379999.zhaoyongqiang' }
  const done = { seq: 1, type: 'task-completed', task: 't' }

  it('should object to an act that is lost, or done by another, or twice', () => {
    expect(taskDone(act, [row], new Map([['one', [done]]]))).toEqual([])
    expect(taskDone(act, [], new Map())).toHaveLength(1)
    expect(taskDone(act, [{ ...row, doneBy: '379999.x' }], new Map([['one', [done]]]))).toHaveLength(1)
    expect(taskDone(act, [row], new Map([['one', [done, { ...done, seq: 2 }]]]))).toHaveLength(1)
  })

  it('should object to an act that the trail lacks or has twice, and to a place that is taken twice', () => {
    const acked = { filed: [{ number: 'A' }], done: [{ number: 'A' }, { number: 'A' }], said: [] }
    const rows = ['call.filed', 'task.completed', 'task.completed'].map((act, i) => ({
      act,
      subject: 'A',
      seq: i,
    }))
    expect(trailOf(acked, rows)).toEqual([])
    expect(trailOf(acked, rows.slice(1)).join()).toContain('call.filed A 0 times')
    expect(trailOf(acked, [...rows, { ...rows[1]!, seq: 9 }]).join()).toContain('3 times instead of 2')
    expect(trailOf(acked, [rows[0]!, rows[1]!, { ...rows[2]!, seq: 0 }]).join()).toContain('given twice')
  })

  it('should object to a number given twice and to an instance without a way on', () => {
    expect(unique('number', ['a', 'b', 'a'])).toEqual(['number a was given twice'])
    const one = { _id: 'one', status: 'running', process: 'p', quarantined: false }
    expect(wayOn(one, { tasks: { t: {} } })).toEqual([])
    expect(wayOn(one, { tasks: {} })).toHaveLength(1)
    expect(wayOn({ ...one, quarantined: true }, { tasks: { t: {} } })).toHaveLength(1)
  })
})
