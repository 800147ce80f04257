import { evaluate } from 'feelin'
import { createFeel } from '../../../server/engine/expression/index.js'
import {
  builtInFunctions,
  isVariableName,
  missingFunctions,
} from '../../../server/engine/expression/reserved-names.js'

describe('reserved names', () => {
  it.each(builtInFunctions.filter(name => name !== '@'))('should list %s because FEEL has it', name => {
    const types = evaluate(`${name}()`).warnings.map(({ type }) => type)
    expect(types).not.toContain('NO_VARIABLE_FOUND')
    expect(types).not.toContain('NO_FUNCTION_FOUND')
  })

  it.each(missingFunctions)('should not call %s a function, because feelin does not run it', name => {
    expect(() => evaluate(`${name}()`)).toThrow(/not implemented/)
    expect(createFeel().check(`${name}(1, 2)`, 'expression')[0]?.code).toBe('UNKNOWN_FUNCTION')
  })

  it('should not find a function that FEEL does not have', () => {
    expect(evaluate('no such thing()').warnings.map(({ type }) => type)).toContain('NO_FUNCTION_FOUND')
  })

  it('should tell names that a variable may bear', () => {
    for (const name of ['期限', '承办序', '_x1', 'orderId']) expect(isVariableName(name)).toBe(true)
    for (const name of ['count', 'clerk', 'if', '期 限', 'a-b', '1x', '', '期限（天）']) {
      expect(isVariableName(name)).toBe(false)
    }
  })
})
