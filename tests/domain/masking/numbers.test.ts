import { masked, maskedJson, numbersIn } from '../../../server/domain/masking/numbers.js'

describe('personal numbers', () => {
  it('should be masked wherever they stand in a text', () => {
    expect(masked('请联系王五13812345678，或13900001111。\n15012345678')).toBe(
      '请联系王五138****5678，或139****1111。\n150****5678',
    )
    expect(masked('身份证350403199001011234，尾号X：35040319900101123x')).toBe(
      '身份证350403********1234，尾号X：350403********123x',
    )
  })

  it.each([
    '6611001',
    '0598-6611001',
    'SF-20261012-00017',
    '示呼〔2026〕1号',
    '138123456789',
    'a13812345678b',
    '379999.13812345678',
    '',
  ])('should leave %s as it is', text => {
    expect(masked(text)).toBe(text)
  })

  it('should be found', () => {
    expect(numbersIn('13812345678、350403199001011234')).toEqual(['13812345678', '350403199001011234'])
    expect(numbersIn('没有')).toEqual([])
  })

  it('should be masked in everything that is turned into JSON', () => {
    const answer = { people: [{ phone: '13812345678', at: 13812345678 }], text: ['电话13812345678'] }
    expect(JSON.parse(maskedJson(answer))).toEqual({
      people: [{ phone: '138****5678', at: 13812345678 }],
      text: ['电话138****5678'],
    })
  })

  it.each(['\n', '\t', '\u0001', '\u001f', '"', '\\', '：', ''])(
    'should be masked in an answer after %j, and its instants left alone',
    before => {
      const said = { text: `${before}13812345678`, id: `${before}35040319900101123X。`, at: 1791770400000 }
      expect(JSON.parse(maskedJson(said))).toEqual({
        text: `${before}138****5678`,
        id: `${before}350403********123X。`,
        at: 1791770400000,
      })
    },
  )
})
