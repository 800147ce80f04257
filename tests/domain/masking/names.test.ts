import { detailsOf } from '../../../server/domain/views/timeline/details.js'
import { nameMasked } from '../../../server/domain/masking/names.js'
import type { FormSchema } from '../../../server/domain/forms/schema.js'

describe('names of people of the public', () => {
  it('should keep their first character, under every key that names one', () => {
    for (const key of ['当事人', '申请人', '听证申请人', '见证人'])
      expect(nameMasked(key, '王某建材店')).toBe('王**')
    expect(nameMasked('执法人员', '李明 3701')).toBe('李明 3701')
    expect(nameMasked('当事人', '')).toBe('')
  })

  it('should be masked in what was filled in, for who does not deal with them', () => {
    const schema: FormSchema = {
      id: 'site-check',
      components: [
        { key: '见证人', label: '见证人', type: 'textfield' },
        { key: '核查情况', label: '情况', type: 'textarea' },
      ],
    }
    const ctx = { language: 'zh-CN', now: 0 } as Parameters<typeof detailsOf>[0]
    const said = { 见证人: '赵一', 核查情况: '已核查' }
    const values = (names: boolean) => detailsOf(ctx, schema, said, names).map(each => each.value)
    expect(values(true)).toEqual(['赵一', '已核查'])
    expect(values(false)).toEqual(['赵**', '已核查'])
  })
})
