import { defaultEdition } from '../../../server/calendar/index.js'
import { createFeel, fromInstant, type Value } from '../../../server/engine/expression/index.js'

const feel = createFeel()
const env = { now: Date.parse('2026-10-12T09:40:00+08:00'), calendar: defaultEdition() }
const scope = { 上限: 10, 名单: ['甲', '乙'], 已批准: true }
const earlier = fromInstant(env.now - 1)

describe('the cells of a decision table', () => {
  it.each<[string, Value, boolean]>([
    ['-', null, true],
    ['"一般"', '一般', true],
    ['"一般"', '紧急', false],
    ['"一般", "紧急"', '紧急', true],
    ['not("一般", "紧急")', '特急', true],
    ['not("一般", "紧急")', '紧急', false],
    ['> 5', 6, true],
    ['> 5', 5, false],
    ['> 5', null, false],
    ['!= "甲"', '乙', true],
    ['[1..5]', 5, true],
    ['[1..5)', 5, false],
    ['< 3, > 上限', 11, true],
    ['< 3, > 上限', 10, false],
    ['上限', 10, true],
    ['名单', '乙', true],
    ['名单', '丙', false],
    ['null', null, true],
    ['null', 0, false],
    ['true', true, true],
    ['true', false, false],
    ['false', false, true],
    ['已批准', false, false],
    ['已批准', '任何', true],
    ['? > 5 and ? < 上限', 7, true],
    ['string length(?) > 2', '乡呼县应', true],
    ['list contains(名单, ?)', '丙', false],
    ['< now()', earlier, true],
    ['>= now()', earlier, false],
    ['1 + 1', 2, true],
    ['5', '5', false],
  ])('should say that %s on %j is %s', (source, input, outcome) => {
    expect(feel.unaryTest(source, input, scope, env)).toBe(outcome)
  })

  it('should refuse a cell that does not parse', () => {
    expect(() => feel.unaryTest('"一般" "紧急"', '一般', scope, env)).toThrow(
      expect.objectContaining({ code: 'EXPRESSION_SYNTAX' }),
    )
  })
})
