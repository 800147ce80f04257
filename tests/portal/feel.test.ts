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
    ['= count(协办) > 1', true],
    ['= {协办回复: [{"单位": "JT"}], 隐藏: count(协办回复) >= count(协办)}.隐藏', false],
    ['= {事项: {"群众来源": true, "编号": null}, 隐藏: 事项.群众来源 != true and 疑难}.隐藏', false],
    ['= 数量 > -1', true],
  ])('should read %s', (expression, expected) => {
    const values = { 审核结论: '受理', 数量: 5, 疑难: false, 事项: { 紧急程度: '特急' }, 协办: ['JT', 'ZF'] }
    expect(holds(expression, values)).toBe(expected)
  })

  it('should say what it cannot read instead of guessing', () => {
    expect(readable('= some x in 协办 satisfies x = 1')).toBe(false)
    expect(readable('= 审核结论 = ')).toBe(false)
    expect(readable('= 审核结论 = “受理”')).toBe(false)
  })

  it('should not hold when two kinds are compared', () => {
    expect(holds('= 数量 > "3"', { 数量: 5 })).toBe(false)
  })
})
