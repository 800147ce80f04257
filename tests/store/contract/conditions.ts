import { EVERY_COUNTY, type Condition, type Filter, type Scalar } from '../../../server/store/index.js'
import { type Adapter, opened } from './adapter.js'
import { call, calls, county, type Call } from './calls.js'

const values: Record<string, Scalar | undefined> = {
  absent: undefined,
  nothing: null,
  negative: -1,
  one: 1,
  half: 1.5,
  two: 2,
  empty: '',
  digit: '1',
  a: 'a',
  ab: 'ab',
  b: 'b',
  chinese: '呼应',
  chinese2: '呼应中心',
  emoji: '😀',
  private: '\ue000',
  no: false,
  yes: true,
}

const examples: [string, Condition, string[]][] = [
  ['a text', 'a', ['a']],
  ['an empty text', '', ['empty']],
  ['a number, not its digits', 1, ['one']],
  ['digits, not their number', '1', ['digit']],
  ['true, not 1', true, ['yes']],
  ['false, not 0 or absent', false, ['no']],
  ['null or absent', null, ['absent', 'nothing']],
  ['one of several', { in: ['a', 2, true, 'zzz'] }, ['a', 'two', 'yes']],
  ['one of several with null', { in: ['a', null] }, ['a', 'absent', 'nothing']],
  ['one of none', { in: [] }, []],
  ['not null', { ne: null }, Object.keys(values).filter(each => each !== 'absent' && each !== 'nothing')],
  ['not a text, or absent', { ne: 'a' }, Object.keys(values).filter(each => each !== 'a')],
  ['not true', { ne: true }, Object.keys(values).filter(each => each !== 'yes')],
  ['greater than a number', { gt: 1 }, ['half', 'two']],
  ['at least a number', { gte: 1 }, ['one', 'half', 'two']],
  ['less than a number', { lt: 1 }, ['negative']],
  ['at most a number', { lte: 1 }, ['negative', 'one']],
  ['between numbers', { gt: 1, lte: 2 }, ['half', 'two']],
  ['greater than a text', { gt: 'ab' }, ['b', 'chinese', 'chinese2', 'emoji', 'private']],
  ['less than a text', { lt: 'ab' }, ['empty', 'digit', 'a']],
  ['a beginning', { prefix: 'a' }, ['a', 'ab']],
  ['a Chinese beginning', { prefix: '呼应' }, ['chinese', 'chinese2']],
  [
    'the empty beginning: every text',
    { prefix: '' },
    'empty digit a ab b chinese chinese2 emoji private'.split(' '),
  ],
  ['a beginning at the end of the range', { prefix: '\u{10ffff}' }, []],
]

export function conditions(adapter: Adapter): void {
  describe('conditions', () => {
    const at = opened(adapter, [calls])
    const found = async (where: Filter<Call>, or?: Filter<Call>[]) =>
      (await at.store.find(calls, county, { where, or })).items.map(each => each._id).sort()

    // `state` stands in an index, `body` in none: the answer is the same.
    describe.each(['state', 'body'] as const)('on %s', field => {
      beforeEach(() =>
        Promise.all(
          Object.entries(values).map(([id, value]) => at.store.insert(calls, call(id, { [field]: value }))),
        ),
      )

      it.each(examples)('should select %s', async (_, condition, expected) => {
        expect(await found({ [field]: condition })).toEqual([...expected].sort())
        expect(await at.store.count(calls, county, { where: { [field]: condition } })).toBe(expected.length)
      })

      it('should select by the order of UTF-8 (a stand-in by that of UTF-16)', async () => {
        const expected = adapter.ordersByUtf16 ? [] : ['emoji']
        expect(await found({ [field]: { gt: '\ue000' } })).toEqual(expected)
      })
    })

    it('should find no array or object by a plain value', async () => {
      await at.store.insert(calls, call('a', { body: ['x'] }))
      expect(await found({ body: '["x"]' })).toEqual([])
    })

    it('should take the characters of patterns for themselves', async () => {
      await at.store.insert(calls, call('a', { state: '%_*.[x]' }))
      await at.store.insert(calls, call('b', { state: 'xyz' }))
      expect(await found({ state: { prefix: '%_*.[' } })).toEqual(['a'])
    })

    it('should hold all conditions, and one of the alternatives', async () => {
      await at.store.insert(calls, call('a', { state: 'open', due: 1 }))
      await at.store.insert(calls, call('b', { state: 'open', due: 2 }))
      await at.store.insert(calls, call('c', { state: 'open', due: 3 }))
      await at.store.insert(calls, call('d', { state: 'done', due: 1 }))
      expect(await found({ state: 'open' }, [{ due: 1 }, { due: { gt: 2 } }])).toEqual(['a', 'c'])
      expect(await found({ state: 'open' }, [])).toEqual([])
      expect(await found({ state: 'open' }, [{}])).toEqual(['a', 'b', 'c'])
    })

    it('should cross counties only when asked to', async () => {
      await at.store.insert(calls, call('a', { due: 1 }))
      await at.store.insert(calls, { _id: 'b', county: 'other', due: 1 })
      expect(await at.store.count(calls, county, { where: { due: { lte: 1 } } })).toBe(1)
      const { items } = await at.store.find(calls, EVERY_COUNTY, { where: { due: { lte: 1 } } })
      expect(items.map(each => each._id)).toEqual(['a', 'b'])
    })

    it.each<[string, object, string]>([
      ['an undefined value', { state: undefined }, 'INVALID_QUERY'],
      ['an empty condition', { state: {} }, 'INVALID_QUERY'],
      ['an unknown operator', { state: { like: 'x' } }, 'INVALID_QUERY'],
      ['a name that is no field', { 'a" OR 1=1 --': 'x' }, 'INVALID_QUERY'],
      ['NUL', { state: 'a\0' }, 'INVALID_VALUE'],
      ['NaN', { due: { gt: NaN } }, 'INVALID_VALUE'],
      ['a range of booleans', { due: { gt: true } }, 'INVALID_QUERY'],
      ['a list that is none', { due: { in: 'abc' } }, 'INVALID_QUERY'],
      ['a beginning that is no text', { due: { prefix: 1 } }, 'INVALID_QUERY'],
    ])('should refuse %s', async (_, where, code) => {
      await expect(at.store.find(calls, county, { where })).rejects.toMatchObject({ code })
      await expect(at.store.claim(calls, county, { where }, {})).rejects.toMatchObject({ code })
    })
  })
}
