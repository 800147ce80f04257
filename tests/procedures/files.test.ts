import { readFileSync } from 'node:fs'
import { BpmnModdle } from 'bpmn-moddle'
import { compileDecisions, huying, zeebe } from '../../server/engine/index.js'
import { compiled, feel, shippedFiles, shippedText } from './shipped.js'

const diagrams = shippedFiles('.bpmn')
const processes = (await Promise.all(diagrams.map(compiled))).flatMap(file => file.processes)
const graph = (id: string) => processes.find(one => one.id === id)!

interface Field {
  type: string
  key?: string
  label?: string
  values?: { label: string; hide?: string }[]
  conditional?: { hide?: string }
  properties?: { labelEn?: string }
}
interface Form {
  id: string
  components: Field[]
}
const forms = shippedFiles('.form').map(path => ({ path, form: JSON.parse(shippedText(path)) as Form }))

/** What the projections of the case, its supervision, its documents and its acts read. */
const milestones = {
  'township-call':
    '呼叫 受理 派发 签收 响应 首次反馈 反馈 协办回复 协办超期 核验 核验超时 返工 补正 补正完成 受理期限 中心超时 退回 退回结果 裁定 改派 延期申请 延期结果 延期 协调 紧急程度 期限调整 办结 不予受理 不予受理生效 申请复核 复核 转办 撤回 终止 未呼叫 研判 并件 主件结果 拆分 并件办结 挂账申请 挂账结果 挂账 挂账复核 恢复 增派协办 批示 催一下 重办',
  'township-call-after-close': '评价 未评价 低分 回访 未回访 重办决定 归档',
  supervision: '督办开始 督办步骤 期限变更 结清 督办单起草 督办单 督办单不签发 电话告知 电话结果',
  'supervision-document':
    '文书起草 提请 文书签发 文书不签发 成员意见 联合督办要求 整改报告 认定 移送决定 文书移送 文书办结',
  'joint-enforcement':
    '线索 权限核查 召集 确认 召集协调 取消 派发 行动方案 到场 联合记录 取证 结论 退回 退回结果 改派 裁定 延期申请 延期结果 延期 反馈 立案 回复 复查 核验 协调 核验超时 返工 办结 终止 重办 紧急程度 期限调整 批示 催一下',
  'penalty-milestones':
    '处罚期限 移送审批 决定 法制审核 送达 履行 强制执行 移送 公安决定 移交材料 公安不立案 证据保存 证据处理 告知 听证申请 听证通知 听证 当场收缴 缴付 决定期限延长 决定期限重算 撤案',
  'enforcement-referral':
    '呼叫 未呼叫 派发 签收 现场核查 答复 退回 退回结果 改派 裁定 延期申请 延期结果 延期 转联合执法 转乡呼县应 反馈 立案 回复 复查 核验 协调 核验超时 返工 办结 撤回 终止 重办 紧急程度 期限调整 批示 催一下',
  'assigned-act': '交办 交办答复 交办超期 交办认可 交办未阅示 交办撤回 交办办结',
  'supervision-review': '红灯月查',
  'dispute-ruling': '裁定提请 陈述 编办超时 裁定文书 撤红',
}
const states =
  '待审签 待修改 待受理 待补正 待签批 待复核 研判中 裁定中 已并件 承办中 挂账 待核验 代为核验 协调中 办结 不予受理 转办 并件办结 撤回 终止 未呼叫'

describe('the shipped files', () => {
  it.each(diagrams)('should be read by the editor without a warning: %s', async path => {
    const { warnings } = await new BpmnModdle({ zeebe, huying }).fromXML(shippedText(path))
    expect(warnings.map(warning => warning.message)).toEqual([])
  })

  it.each(diagrams)('should be accepted by the engine: %s', async path => {
    const { diagnostics } = await compiled(path)
    expect(diagnostics).toEqual([])
  })

  it.each(shippedFiles('.dmn'))('should be a sound decision table: %s', async path => {
    const { diagnostics } = await compileDecisions(shippedText(path), feel)
    expect(diagnostics).toEqual([])
  })

  it.each(Object.entries(milestones))('should pass the milestones that pages read: %s', (id, names) => {
    expect([...new Set(graph(id).milestones)].sort()).toEqual(names.split(' ').sort())
  })

  it('should enter the states that a case is shown in', () => {
    expect([...new Set(graph('township-call').states)].sort()).toEqual(states.split(' ').sort())
  })

  it('should refer to forms and decisions that exist, and to every form', async () => {
    const ids = forms.map(({ form }) => form.id).sort()
    expect([...new Set(processes.flatMap(process => process.forms))].sort()).toEqual(ids)
    const tables = await Promise.all(
      shippedFiles('.dmn').map(path => compileDecisions(shippedText(path), feel)),
    )
    const decisions = [...new Set(tables.flatMap(table => [...table.decisions.keys()]))].sort()
    expect([...new Set(processes.flatMap(process => process.decisions))].sort()).toEqual(decisions)
  })

  it.each(processes.map(process => process.id))('should say who does each task and until when: %s', id => {
    for (const element of graph(id).elements.values()) {
      if (element.kind !== 'user-task') continue
      expect({ task: element.id, who: element.candidateGroups }).toEqual({
        task: element.id,
        who: expect.anything(),
      })
      expect({ task: element.id, due: element.due }).toEqual({ task: element.id, due: expect.anything() })
      const timers = element.boundaries.filter(boundary => boundary.catches.on === 'timer')
      const owes = element.due && 'feel' in element.due && element.due.feel.source === '期限'
      if (!owes || !['handle', 'conclude', 'decide'].includes(element.id))
        expect({ task: element.id, timers: timers.length > 0 }).toEqual({ task: element.id, timers: true })
    }
  })

  it('should name forms by folder and file, in both languages', () => {
    for (const { path, form } of forms) {
      const [folder, , file] = path.split('/')
      expect(form.id).toBe(`${folder}.${file?.replace('.form', '')}`)
      for (const field of form.components) {
        expect({ form: form.id, field, english: field.properties?.labelEn }).toMatchObject({
          english: expect.anything(),
        })
        for (const hide of [field.conditional?.hide, ...(field.values ?? []).map(one => one.hide)])
          if (hide !== undefined) expect(feel.check(hide.replace(/^=/, ''), 'expression')).toEqual([])
      }
      const keys = form.components.flatMap(field => field.key ?? [])
      expect(new Set(keys).size).toBe(keys.length)
    }
  })

  it('should ask nowhere for the amount of a fine', () => {
    const enforcing = forms.filter(({ path }) => /^(joint-enforcement|enforcement-referral)\//.test(path))
    const numbers = enforcing.flatMap(({ form }) => form.components.filter(field => field.type === 'number'))
    expect(numbers.map(field => field.key)).toEqual(['数量', '延长数量', '数量', '延长数量'])
    expect(enforcing.flatMap(({ form }) => form.components.map(field => field.key)).join()).not.toMatch(
      /金额|罚款数额|元$/,
    )
  })

  it('should hold no code of a county', () => {
    const units = readFileSync(
      new URL('../../processes/township-call/procedure.bpmn', import.meta.url),
      'utf8',
    )
    expect(units).not.toMatch(/379999/)
  })
})
