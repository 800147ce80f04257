import type { FormSchema } from '../../portal/src/api/types.js'
import { outgoing, problems, settled, shown, starting } from '../../portal/src/form/rules.js'

const schema: FormSchema = {
  id: 'township-call.verify',
  components: [
    { type: 'radio', key: '核验意见', label: '核验意见', validate: { required: true } },
    {
      type: 'textarea',
      key: '理由',
      label: '理由',
      validate: { required: true, maxLength: 5 },
      conditional: { hide: '= 核验意见 != "未解决"' },
    },
    { type: 'files', key: '佐证', label: '佐证' },
    { type: 'checkbox', key: '回访', label: '回访' },
  ],
}

describe('a form', () => {
  it('should show a field only while its condition does not hide it', () => {
    expect(shown(schema, { 核验意见: '已解决' }).map(one => one.key)).toEqual(['核验意见', '佐证', '回访'])
    expect(shown(schema, { 核验意见: '未解决' }).map(one => one.key)).toContain('理由')
  })

  it('should show a field whose condition it cannot read', () => {
    const unread: FormSchema = {
      id: 'x',
      components: [{ type: 'textfield', key: 'a', conditional: { hide: '= f(b)' } }],
    }
    expect(shown(unread, {})).toHaveLength(1)
  })

  it('should ask for what is missing, in the order of the form, and not for what is hidden', () => {
    expect([...problems(schema, {}).keys()]).toEqual(['核验意见'])
    expect([...problems(schema, { 核验意见: '未解决', 理由: '  ' }).keys()]).toEqual(['理由'])
  })

  it('should not ask what has one answer alone, and send it', () => {
    const on = { type: 'radio', key: '核验方式', values: [{ label: '现场', value: '现场' }] } as const
    const must: FormSchema = {
      id: 'x',
      components: [{ ...on, values: [...on.values], validate: { required: true } }],
    }
    expect(must.components.map(settled)).toEqual([true])
    expect(outgoing(must, starting(must, {}))).toEqual({ 核验方式: '现场' })
    const free: FormSchema = { id: 'x', components: [{ ...on, values: [...on.values] }] }
    expect(free.components.map(settled)).toEqual([false])
    expect(starting(free, {})).toEqual({})
  })

  it('should say how much too long a text is', () => {
    expect(problems(schema, { 核验意见: '未解决', 理由: '一二三四五六' }).get('理由')).toEqual({
      kind: 'maxLength',
      bound: 5,
      is: 6,
    })
  })

  it('should not send what was written for another answer, and files by their ids', () => {
    const file = { id: 'f1', mime: 'image/jpeg' }
    const sent = outgoing(schema, {
      核验意见: '已解决',
      理由: '没有修',
      佐证: [file],
      回访: false,
      承办号: 'A#1',
    })
    expect(sent).toEqual({ 核验意见: '已解决', 佐证: ['f1'], 回访: false })
  })

  it('should ask a rating for every score and for the reason of a low one', () => {
    const rating: FormSchema = {
      id: 'rate',
      components: [
        { type: 'scores', key: '评分', values: [{ label: '交警大队', value: 'JJ' }], reasonBelow: 3 },
      ],
    }
    const row = { 单位: 'JJ', 响应速度: 5, 办理质量: 2, 满意度: 4 }
    expect(problems(rating, { 评分: [{ 单位: 'JJ', 响应速度: 5 }] }).get('评分')).toEqual({
      kind: 'required',
    })
    expect(problems(rating, { 评分: [row] }).get('评分')).toEqual({ kind: 'reason' })
    expect(problems(rating, { 评分: [{ ...row, 理由: '路面没有清' }] }).size).toBe(0)
  })

  it('should let a rating be left for later where it is not required, but not half given', () => {
    const rating: FormSchema = {
      id: 'verify',
      components: [{ type: 'scores', key: '评分', values: [{ label: '交警大队', value: 'JJ' }] }],
    }
    const asked = { ...rating, components: [{ ...rating.components[0]!, validate: { required: true } }] }
    expect(problems(rating, { 评分: [{ 单位: 'JJ' }] }).size).toBe(0)
    expect(problems(asked, { 评分: [{ 单位: 'JJ' }] }).get('评分')).toEqual({ kind: 'required' })
    expect(problems(rating, { 评分: [{ 单位: 'JJ', 响应速度: 5 }] }).get('评分')).toEqual({
      kind: 'required',
    })
  })

  it('should start with what the act already knows', () => {
    expect(starting(schema, { 核验意见: '已解决' })).toEqual({ 核验意见: '已解决', 佐证: [], 回访: false })
  })
})
