import type { FormComponent } from '../../portal/src/api/types.js'
import { captionsOf, choiceOf, hintOf, labelOf, textOf } from '../../portal/src/form/words.js'

const photos: FormComponent = {
  type: 'photo',
  key: '现场照片',
  label: '现场照片',
  properties: {
    labelEn: 'Photo on site',
    hint: '到场后拍',
    hintEn: 'Take it on site',
    captions: '处置前,处置后',
    captionsEn: 'Before,After',
  },
}

describe('the words of a form', () => {
  it('should be those of the page', () => {
    expect([labelOf(photos, 'zh-CN'), labelOf(photos, 'en')]).toEqual(['现场照片', 'Photo on site'])
    expect([hintOf(photos, 'zh-CN'), hintOf(photos, 'en')]).toEqual(['到场后拍', 'Take it on site'])
    const choice = { label: '办结', labelEn: 'Solved' }
    expect([choiceOf(choice, 'zh-CN'), choiceOf(choice, 'en')]).toEqual(['办结', 'Solved'])
  })

  it('should prefer the description to the hint, in either language', () => {
    const described = {
      ...photos,
      description: '一张即可',
      properties: { ...photos.properties, descriptionEn: 'One will do' },
    }
    expect([hintOf(described, 'zh-CN'), hintOf(described, 'en')]).toEqual(['一张即可', 'One will do'])
  })

  it('should keep captions in Chinese, whatever the page shows', () => {
    expect(captionsOf(photos, 'en')).toEqual([
      { value: '处置前', label: 'Before' },
      { value: '处置后', label: 'After' },
    ])
    expect(captionsOf(photos, 'zh-CN')[0]).toEqual({ value: '处置前', label: '处置前' })
    expect(captionsOf({ type: 'files', key: '附件' }, 'en')).toEqual([])
  })

  it('should be Chinese where a designer wrote Chinese only', () => {
    const bare: FormComponent = { type: 'textarea', key: '说明', label: '说明', description: '写明经过' }
    expect([labelOf(bare, 'en'), hintOf(bare, 'en')]).toEqual(['说明', '写明经过'])
    expect(choiceOf({ label: '是' }, 'en')).toBe('是')
    expect(textOf({ type: 'text', text: '涉密信息不得录入。' }, 'en')).toBe('涉密信息不得录入。')
  })
})
