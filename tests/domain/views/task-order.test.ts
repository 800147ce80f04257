import { defaultEdition } from '../../../server/calendar/index.js'
import type { CallRecord } from '../../../server/domain/calls/record.js'
import { inOrder, slice, type Known } from '../../../server/domain/views/tasks/task-order.js'
import type { TaskRow } from '../../../server/runtime/index.js'

const now = Date.parse('2026-10-12T09:40:00+08:00')
const ctx = { edition: defaultEdition(), now }
const hour = 3_600_000

let made = 0
/** A task that is due so many hours from now (never, for null), and has waited for two days. */
const task = (due: number | null, urgency = '一般', since = now - 48 * hour): Known => ({
  row: {
    _id: `task-${String(++made).padStart(4, '0')}`,
    due: due === null ? null : now + due * hour,
    since,
    units: [],
    dueReckoned: null,
  } as unknown as TaskRow,
  record: { urgency, running: false, legs: [] } as unknown as CallRecord,
})
const idsOf = (list: readonly Known[]) => list.map(({ row }) => row._id)

describe('the order of a list of tasks', () => {
  it('should be by light, then urgency, then limit, then how long each has waited', () => {
    const young = task(null, '一般', now - hour)
    const old = task(null)
    const green = task(2000)
    const urgent = task(2400, '特急')
    const yellow = task(1)
    const late = task(-1)
    const later = task(-5)
    const ordered = inOrder(ctx, [young, old, green, urgent, yellow, late, later])
    expect(idsOf(ordered)).toEqual(idsOf([later, late, yellow, urgent, green, old, young]))
    expect(ordered.map(({ light }) => light)).toEqual([
      'red',
      'red',
      'yellow',
      'green',
      'green',
      'untimed',
      'untimed',
    ])
  })

  it('should be the same over pages, whatever their size', () => {
    const many = Array.from({ length: 137 }, (_, n) =>
      task(n % 7 === 0 ? null : ((n * 31) % 97) - 30, ['一般', '紧急', '特急'][n % 3]),
    )
    const whole = idsOf(inOrder(ctx, many))
    for (const limit of [1, 10, 50, 137, 500]) {
      const seen: string[] = []
      let cursor: string | undefined
      do {
        const page = slice(inOrder(ctx, many), limit, cursor)
        expect(page.tasks.length).toBeGreaterThan(0)
        seen.push(...idsOf(page.tasks))
        cursor = page.next
      } while (cursor !== undefined)
      expect(seen).toEqual(whole)
    }
  })

  it('should go on where the page ended, also when its last task was done meanwhile', () => {
    const many = Array.from({ length: 9 }, (_, n) => task(n + 1))
    const first = slice(inOrder(ctx, many), 4)
    const left = many.filter(({ row }) => row._id !== first.tasks.at(-1)?.row._id)
    expect(idsOf(slice(inOrder(ctx, left), 4, first.next).tasks)).toEqual(idsOf(many.slice(4, 8)))
  })

  it('should end with a last page, and be empty behind it', () => {
    const few = inOrder(ctx, [task(1), task(2)])
    expect(slice(few, 2).next).toBeUndefined()
    expect(slice([], 50)).toEqual({ tasks: [] })
  })

  it.each(['', 'x', Buffer.from('[1,2]').toString('base64url'), Buffer.from('null').toString('base64url')])(
    'should refuse %p as a cursor',
    cursor => {
      expect(() => slice(inOrder(ctx, [task(1)]), 1, cursor)).toThrow(
        expect.objectContaining({ code: 'INVALID_CURSOR' }) as Error,
      )
    },
  )
})
