import fc from 'fast-check'
import { defaultEdition } from '../../../server/calendar/index.js'
import {
  asInstant,
  createFeel,
  fromInstant,
  holds,
  plain,
  type Value,
} from '../../../server/engine/expression/index.js'

const feel = createFeel()
const env = { now: 0, calendar: defaultEdition() }
const two = (n: number) => String(n).padStart(2, '0')

const instants = fc.integer({ min: Date.UTC(1900, 0), max: Date.UTC(2199, 0) })
const temporals: fc.Arbitrary<Value> = fc.oneof(
  instants.map(fromInstant),
  instants.map(ms => ({ $feel: 'date', v: new Date(ms).toISOString().slice(0, 10) })),
  fc
    .tuple(fc.nat(23), fc.nat(59), fc.nat(59))
    .map(([h, m, s]) => ({ $feel: 'time', v: `${two(h)}:${two(m)}:${two(s)}` })),
  fc
    .tuple(fc.integer({ min: 1, max: 400 }), fc.integer({ min: 1, max: 23 }), fc.integer({ min: 1, max: 59 }))
    .map(([d, h, m]) => ({ $feel: 'days and time duration', v: `P${d}DT${h}H${m}M` })),
  fc
    .tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 11 }))
    .map(([y, m]) => ({ $feel: 'years and months duration', v: `P${y}Y${m}M` })),
)
const values = fc.letrec<{ value: Value }>(tie => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.string(),
    temporals,
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.string(), tie('value'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value

describe('values in and out of FEEL', () => {
  it('should come back as they went in', () => {
    fc.assert(
      fc.property(values, value => {
        expect(feel.evaluate('x', { x: value }, env).value).toEqual(value)
      }),
    )
  })

  it('should keep an instant to the millisecond', () => {
    fc.assert(
      fc.property(instants, ms => {
        expect(asInstant(feel.evaluate('x', { x: fromInstant(ms) }, env).value)).toBe(ms)
      }),
    )
  })

  it('should leave a context that only looks tagged as it is', () => {
    const lookalikes: Value[] = [
      { $feel: 'date and time', v: 'tomorrow' },
      { $feel: 'date', v: '2026-10-12', more: 1 },
      { $feel: 'days and time duration', v: 'P1M' },
    ]
    for (const x of lookalikes) {
      expect(feel.evaluate('x', { x }, env).value).toEqual(x)
    }
  })

  it('should show plain ISO text to people', () => {
    expect(plain({ 期限: fromInstant(0), 单位: ['甲'] })).toEqual({
      期限: '1970-01-01T08:00:00+08:00',
      单位: ['甲'],
    })
  })
})

describe('conditions and instants', () => {
  it('should take a boolean, whatever was warned, and nothing else', () => {
    expect(holds(true, ["Variable 'x' not found"])).toBe(true)
    expect(holds(false)).toBe(false)
    for (const value of [null, 0, 'true', [], {}]) {
      expect(() => holds(value)).toThrow(expect.objectContaining({ code: 'NOT_A_BOOLEAN' }))
    }
    expect(() => holds(null, ["Variable 'x' not found"])).toThrow(/Variable 'x' not found/)
  })

  it.each(['date("2026-10-12")', '"2026-10-12T09:40:00+08:00"', 'duration("PT2H")', 'null'])(
    'should not take %s for an instant',
    source => {
      const { value, warnings } = feel.evaluate(source, {}, env)
      expect(() => asInstant(value, warnings)).toThrow(expect.objectContaining({ code: 'NOT_AN_INSTANT' }))
    },
  )

  it('should not take a comparison of a date-time with nothing for an answer', () => {
    const { value, warnings } = feel.evaluate('now() < 期限', { 期限: null }, env)
    expect(() => holds(value, warnings)).toThrow(expect.objectContaining({ code: 'NOT_A_BOOLEAN' }))
  })
})
