import type { Decision } from '../../../server/engine/index.js'
import { play } from '../play.js'
import { diagram, extensions, flows, io } from '../xml.js'

const cell = (source: string) => ({ id: source, source })
const limits: Decision = {
  id: 'limits',
  name: '时限',
  resultName: '时限',
  requires: [],
  logic: {
    kind: 'table',
    hitPolicy: 'UNIQUE',
    inputs: [{ label: '紧急程度', expression: cell('紧急程度') }],
    outputs: [
      { name: '办结', label: '办结' },
      { name: '签收', label: '签收' },
    ],
    rules: [
      { id: 'r1', tests: [cell('"一般"')], results: [cell('5'), cell('1')] },
      { id: 'r2', tests: [cell('"紧急"')], results: [cell('2'), cell('0.5')] },
    ],
  },
}
const rule = (mapping = '') =>
  diagram(
    `<startEvent id="start"/><businessRuleTask id="load">${extensions('<zeebe:calledDecision decisionId="limits" resultVariable="时限"/>', mapping)}</businessRuleTask><endEvent id="end"/>${flows('start -> load -> end')}`,
  )

describe('business rule task', () => {
  it('should evaluate its decision within the step and say which rules matched', async () => {
    const run = (await play(rule(), { decisions: { limits } })).start({ 紧急程度: '紧急' })
    expect(run.state.status).toBe('completed')
    expect(run.variables()).toEqual({ 紧急程度: '紧急', 时限: { 办结: 2, 签收: 0.5 } })
    expect(run.of('decision-made')).toMatchObject([{ decision: 'limits', rules: [2] }])
  })

  it('should map what it reads and gives', async () => {
    const mapped = rule(io({ 紧急程度: '= 事项.紧急程度' }, { 期: '= 时限.办结' }))
    const run = (await play(mapped, { decisions: { limits } })).start({ 事项: { 紧急程度: '一般' } })
    expect(run.variables()).toEqual({ 事项: { 紧急程度: '一般' }, 期: 5 })
  })

  it('should be an incident when its deployment has no such decision', async () => {
    expect((await play(rule())).start().incidents()).toEqual(['load DECISION_UNKNOWN'])
  })
})
