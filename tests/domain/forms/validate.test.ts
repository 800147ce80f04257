import { createFeel } from '../../../server/engine/index.js'
import { defaultEdition } from '../../../server/calendar/index.js'
import type { Context } from '../../../server/domain/calls/feel.js'
import { resolvedForm } from '../../../server/domain/forms/conditions.js'
import type { FormComponent } from '../../../server/domain/forms/schema.js'
import { readForm } from '../../../server/domain/forms/validate.js'
import type { Language } from '../../../server/domain/language.js'

const feel = createFeel()
const env = { now: 0, calendar: defaultEdition() }
const evaluate = (source: string, scope: Context) => feel.evaluate(source, scope, env).value
const known = {
  ownUnit: 'JJ',
  unit: (code: string) => ({ JJ: { kind: 'department' }, LL: { kind: 'township' } })[code],
  person: (id: string) => ({ zhao: { units: ['JJ'] }, qian: { units: ['JT'] } })[id],
}
const read = (
  components: FormComponent[],
  input: Record<string, unknown>,
  variables: Context = {},
  language: Language = 'zh-CN',
) => readForm({ id: 'f', components }, input, variables, { evaluate, known, language })
const field = (type: string, more: Partial<FormComponent> = {}): FormComponent => ({
  type,
  key: 'x',
  ...more,
})
const value = (component: FormComponent, x: unknown) => {
  const outcome = read([component], { x })
  return outcome.ok ? outcome.value.variables.x : outcome.fields?.x
}
const required = { validate: { required: true } }

describe('reading a form', () => {
  it('should ask for what is required in the words of the form', () => {
    const component = field('textarea', { ...required, properties: { hint: '请写明理由' } })
    for (const empty of [undefined, null, '', '  ']) expect(value(component, empty)).toBe('请写明理由')
    expect(value(component, ' 已清理 ')).toBe('已清理')
  })

  it('should hold texts to their length', () => {
    expect(value(field('textfield'), '字'.repeat(201))).toBe('最多 200 字，现在 201 字')
    expect(value(field('textarea'), '字'.repeat(2001))).toBe('最多 2000 字，现在 2001 字')
    expect(value(field('textfield', { validate: { maxLength: 3 } }), '四个字了')).toMatch(/最多 3 字/)
    expect(value(field('textfield'), 'a\u0000b')).toMatch(/不能保存/)
  })

  it('should refuse what a rule says of the whole form and the case, once the values are read', () => {
    const fields = [
      field('datetime', { key: '通知日期', subtype: 'date' }),
      field('datetime', {
        key: '听证日期',
        subtype: 'date',
        rules: [
          { refuse: '= 听证中 > 1', text: '已有听证', textEn: 'There is one already' },
          {
            refuse: '= 听证日期 <= date(add working days(通知日期, 7))',
            text: '通知之后满七个工作日才能听证',
            textEn: 'Seven working days must lie between',
          },
        ],
      }),
    ]
    const hearing = (on: string, language?: Language) => {
      const outcome = read(fields, { 通知日期: '2026-10-13', 听证日期: on }, { 听证中: 1 }, language)
      return outcome.ok ? true : outcome.fields
    }
    expect(hearing('2026-10-22')).toEqual({ 听证日期: '通知之后满七个工作日才能听证' })
    expect(hearing('2026-10-22', 'en')).toEqual({ 听证日期: 'Seven working days must lie between' })
    expect(hearing('2026-10-23')).toBe(true)
    expect(hearing('')).toBe(true)
  })

  it('should take whole numbers within their bounds', () => {
    const component = field('number', { validate: { min: 1, max: 90 } })
    expect(value(component, 2)).toBe(2)
    expect(value(component, '2')).toBe(2)
    for (const wrong of [0, 91, 1.5, 'two', {}, NaN]) expect(typeof value(component, wrong)).toBe('string')
  })

  it('should take only choices that are offered now', () => {
    const component = field('radio', {
      values: [
        { label: '受理', value: '受理' },
        { label: '退回补正', value: '退回补正', hide: '= 已补正 = true' },
      ],
    })
    expect(read([component], { x: '退回补正' }, { 已补正: false })).toMatchObject({ ok: true })
    expect(read([component], { x: '退回补正' }, { 已补正: true })).toMatchObject({ code: 'FORM_INVALID' })
    expect(value(component, '别的')).toBe('请在列出的选项中选')
  })

  it('should leave out what is hidden, whatever was sent', () => {
    const components: FormComponent[] = [
      {
        type: 'radio',
        key: '意见',
        values: [
          { label: '同意', value: '同意' },
          { label: '不同意', value: '不同意' },
        ],
      },
      { type: 'textarea', key: '说明', ...required, conditional: { hide: '= 意见 = "同意"' } },
    ]
    expect(read(components, { 意见: '同意', 说明: '多写的' })).toMatchObject({
      value: { variables: { 意见: '同意', 说明: null } },
    })
    expect(read(components, { 意见: '不同意' })).toMatchObject({ fields: { 说明: expect.any(String) } })
  })

  it('should give instants and days as the procedures keep them', () => {
    expect(value(field('datetime'), '2026-10-12T09:40')).toEqual({
      $feel: 'date and time',
      v: '2026-10-12T09:40:00+08:00',
    })
    expect(value(field('datetime', { subtype: 'date' }), '2026-10-12')).toEqual({
      $feel: 'date',
      v: '2026-10-12',
    })
    expect(value(field('datetime'), '明天')).toBe('请选日期和时间')
  })

  it('should know units by kind and people by unit', () => {
    const unit = field('unit', { properties: { kinds: 'department,vertical' } })
    expect(value(unit, 'JJ')).toBe('JJ')
    expect(value(unit, 'LL')).toBe('这个单位不能承办，请另选')
    expect(value(unit, 'XX')).toBe('请选单位')
    const person = field('person', { properties: { unit: 'own' } })
    expect(value(person, 'zhao')).toBe('zhao')
    expect(value(person, 'qian')).toBe('请选本单位的人员')
  })

  it('should ask for three scores a unit, and why when one is low', () => {
    const component = field('scores', { ...required, values: [{ label: '交警大队', value: 'JJ' }] })
    const row = { 单位: 'JJ', 响应速度: 5, 办理质量: 4, 满意度: 3 }
    expect(value(component, [row])).toEqual([{ ...row, 理由: null }])
    expect(value(component, [{ ...row, 满意度: 2 }])).toBe('2 分及以下请写明理由')
    expect(value(component, [{ ...row, 满意度: 6 }])).toMatch(/1 到 5 分/)
    expect(value(component, [{ ...row, 单位: 'JT' }])).toMatch(/1 到 5 分/)
  })

  it('should take nothing that the form does not name, and no form of another shape', () => {
    expect(read([field('textfield')], { x: 'a', 期限: 'b', __proto__: { y: 1 } })).toEqual({
      ok: true,
      value: { variables: { x: 'a' }, files: [] },
    })
    for (const wrong of [[], {}, 7, true]) expect(value(field('textfield'), wrong)).not.toBe(wrong)
  })
})

describe('a form for a page', () => {
  const names = (source: string) => feel.names(source)
  const conditions = (hide: string, variables: Context) =>
    resolvedForm(
      {
        id: 'f',
        components: [
          { type: 'radio', key: '意见' },
          { type: 'textarea', key: 'x', conditional: { hide } },
        ],
      },
      variables,
      { evaluate, names },
    ).components[1]

  it('should decide what depends on the case alone', () => {
    expect(conditions('= 种类 = "补签"', { 种类: '补签' })).toBeUndefined()
    expect(conditions('= 种类 = "补签"', { 种类: '批示' })?.conditional).toBeUndefined()
  })

  it('should keep what depends on the form, and carry what it needs of the case', () => {
    expect(conditions('= 意见 = "同意"', {})?.conditional?.hide).toBe('= 意见 = "同意"')
    const hide = conditions('= 种类 = "补签" and 意见 = "同意"', { 种类: '补签' })?.conditional?.hide ?? ''
    expect(evaluate(hide.slice(1), { 意见: '同意' })).toBe(true)
    expect(evaluate(hide.slice(1), { 意见: '不同意' })).toBe(false)
  })
})
