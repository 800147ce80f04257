import { captionAfter, firstCaption } from '../../portal/src/form/fields/caption-after.js'

const feedback = ['处置前', '处置后', '文书', '现场签字']

describe('the captions of evidence', () => {
  it('should begin with before, and go on with after', () => {
    const first = firstCaption(feedback, [])
    const second = captionAfter(feedback, first)
    expect([first, second, captionAfter(feedback, second)]).toEqual(['处置前', '处置后', '处置后'])
  })

  it('should go on with after where a draft has its picture from before', () => {
    expect(firstCaption(feedback, ['处置前'])).toBe('处置后')
  })

  it('should keep what somebody chose, and what has no other half', () => {
    expect(captionAfter(feedback, '文书')).toBe('文书')
    expect(captionAfter(['处置前', '现场', '文书'], '处置前')).toBe('处置前')
    expect(firstCaption(['到场'], ['到场'])).toBe('到场')
    expect(firstCaption([], [])).toBe('')
  })
})
