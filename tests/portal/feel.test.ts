import { holds, readable } from '../../portal/src/form/feel.js'

describe('the conditions of a form', () => {
  it.each([
    ['= 审核结论 = "受理"', true],
    ['= 审核结论 != "受理"', false],
    ['= 未回复协办 = null', true],
    ['= 疑难', false],
    ['= not(疑难)', true],
    ['= 审核结论 = "受理" and 数量 > 3', true],
    ['= 数量 >= 6 or 审核结论 = "退回补正"', false],
    ['= 审核结论 in ["受理", "退回补正"]', true],
    ['= (数量 = 5 or 疑难) and 事项.紧急程度 = "特急"', true],
    ['= 事项.没有的 = null', true],
  ])('should read %s', (expression, expected) => {
    const values = { 审核结论: '受理', 数量: 5, 疑难: false, 事项: { 紧急程度: '特急' } }
    expect(holds(expression, values)).toBe(expected)
  })

  it('should say what it cannot read instead of guessing', () => {
    expect(readable('= count(协办) > 1')).toBe(false)
    expect(readable('= 审核结论 = ')).toBe(false)
    expect(readable('= 审核结论 = “受理”')).toBe(false)
  })

  it('should not hold when two kinds are compared', () => {
    expect(holds('= 数量 > "3"', { 数量: 5 })).toBe(false)
  })
})
