import { defaultEdition } from '../../server/calendar/index.js'
import { createFeel, type ExpressionPort } from '../../server/engine/expression/index.js'
import { guardExpressions } from '../../server/runtime/expression-guard.js'

const env = { now: Date.parse('2026-10-12T09:40:00+08:00'), calendar: defaultEdition() }
const feel = guardExpressions(createFeel())
const code = (value: string) => expect.objectContaining({ code: value })

describe('the time limit of expressions', () => {
  it.each([
    'for a in 1..100000, b in 1..100000 return a',
    'every x in (for a in 1..1000000000 return a) satisfies x > 0',
    `matches("${'a'.repeat(40)}b", "^(a+)+$")`,
  ])('should cut off %s and serve the next call', source => {
    expect(() => feel.evaluate(source, {}, env)).toThrow(code('EXPRESSION_TIMEOUT'))
    expect(feel.evaluate('1 + 1', {}, env)).toMatchObject({ value: 2, warnings: [], reckonings: [] })
  })

  it('should cut off a runaway cell', () => {
    const cell = 'count(for a in 1..100000, b in 1..100000 return ?) > 1'
    expect(() => feel.unaryTest(cell, 1, {}, env)).toThrow(code('EXPRESSION_TIMEOUT'))
  })

  it('should refuse thousands of brackets before they are parsed', () => {
    const source = '('.repeat(4000) + '1' + ')'.repeat(4000)
    expect(() => feel.evaluate(source, {}, env)).toThrow(code('EXPRESSION_TOO_DEEP'))
    expect(feel.check(source, 'expression')).toMatchObject([{ code: 'EXPRESSION_TOO_DEEP' }])
  })

  it("should let the port's own errors and answers through", () => {
    expect(() => feel.evaluate('1 +', {}, env)).toThrow(code('EXPRESSION_SYNTAX'))
    expect(feel.evaluate('x + 1', { x: 1 }, env).value).toBe(2)
    expect(feel.unaryTest('> 5', 6, {}, env)).toBe(true)
    expect(feel.names('期限')).toEqual(['期限'])
  })

  it('should name the expression that takes too long among many under one limit', () => {
    const endless = 'count(for a in 1..100000, b in 1..100000 return a)'
    const sum = (...sources: string[]) =>
      feel.together(() => sources.map(source => feel.evaluate(source, { x: 1 }, env).value))
    expect(sum('x', 'x + 1', 'x + 2')).toEqual([1, 2, 3])
    expect(() => sum('x', endless, 'x + 2')).toThrow(code('EXPRESSION_TIMEOUT'))
    expect(() => feel.evaluate(endless, {}, env)).toThrow(code('EXPRESSION_TIMEOUT'))
    expect(sum('x + 1')).toEqual([2])
  })

  it('should spend no limit on reading what was read before', () => {
    const port = createFeel()
    const read: string[] = []
    const counting: ExpressionPort = {
      ...port,
      names(source) {
        // A call under a limit runs in a context of its own.
        read.push(new Error().stack!.includes('evalmachine') ? 'limited' : 'free')
        return port.names(source)
      },
    }
    const guarded = guardExpressions(counting)
    expect(guarded.names('从未读过 + 1')).toEqual(['从未读过'])
    expect(guarded.check('从未读过 + 1', 'expression')).toEqual([])
    expect(guarded.names('从未读过 + 1')).toEqual(['从未读过'])
    expect(read).toEqual(['limited', 'free'])
  })

  it('should do work again whose expressions each keep the limit and together do not', () => {
    const slow: ExpressionPort = {
      ...createFeel(),
      known: () => false,
      names(source) {
        for (const until = Date.now() + 30; Date.now() < until;);
        return [source]
      },
    }
    const guarded = guardExpressions(slow, 200)
    let begun = 0
    const names = guarded.together(() => {
      begun++
      return Array.from({ length: 10 }, (_, i) => guarded.names(`x${i}`)).flat()
    })
    // Without a limit up to the first, under one for all, under one for each.
    expect([names.length, begun]).toEqual([10, 3])
  })

  it('should do work once that is bounded, and begin it again under a limit at the first call that is not', () => {
    const port = guardExpressions(createFeel())
    const counted = (...sources: string[]) => {
      let begun = 0
      const values = port.together(() => {
        begun++
        return sources.map(source => port.evaluate(source, { x: 1 }, env).value)
      })
      return { begun, values }
    }
    const loop = 'count(for a in 1..3 return a)'
    expect(counted('x', 'x + 1', loop)).toEqual({ begun: 2, values: [1, 2, 3] })
    expect(counted('x', 'x + 1')).toEqual({ begun: 1, values: [1, 2] })
    expect(counted('x', loop, 'x + 1')).toEqual({ begun: 2, values: [1, 3, 2] })
  })

  it('should try a call again that the machine was too busy for, and once one that used its time', () => {
    const asleep = new Int32Array(new SharedArrayBuffer(4))
    const counted = (act: (call: number) => void) => {
      const calls = { count: 0 }
      const names = () => {
        act((calls.count += 1))
        return ['x']
      }
      return { calls, port: guardExpressions({ ...createFeel(), known: () => false, names }) }
    }
    const busy = counted(call => call < 3 && Atomics.wait(asleep, 0, 0, 5_000))
    expect(busy.port.names('x')).toEqual(['x'])
    expect(busy.calls.count).toBe(3)
    const runaway = counted(() => {
      for (;;);
    })
    expect(() => runaway.port.names('x')).toThrow(code('EXPRESSION_TIMEOUT'))
    expect(runaway.calls.count).toBeGreaterThanOrEqual(2)
  })
})
