import { type Adapter, opened } from './adapter.js'
import { call, calls, county } from './calls.js'

export function documents(adapter: Adapter): void {
  describe('documents', () => {
    const at = opened(adapter, [calls])

    it('should give back what was inserted, with revision 1', async () => {
      const inserted = await at.store.insert(
        calls,
        call('a', { title: '占道经营', due: 1, body: { x: [{}, []] } }),
      )
      expect(inserted).toEqual({ _id: 'a', county, rev: 1, title: '占道经营', due: 1, body: { x: [{}, []] } })
      expect(await at.store.get(calls, county, 'a')).toEqual(inserted)
    })

    it('should not find a document of another county', async () => {
      await at.store.insert(calls, call('a'))
      expect(await at.store.get(calls, 'other', 'a')).toBeUndefined()
      expect(await at.store.remove(calls, 'other', 'a')).toBe(false)
      await expect(at.store.update(calls, 'other', 'a', 1, {})).rejects.toMatchObject({ code: 'NOT_FOUND' })
    })

    it('should set and unset whole fields and leave the others', async () => {
      await at.store.insert(calls, call('a', { number: '1', state: 'open', due: 5, body: { old: true } }))
      const updated = await at.store.update(calls, county, 'a', 1, {
        set: { body: { new: 1 }, state: undefined },
        unset: ['due'],
      })
      expect(updated).toEqual({ _id: 'a', county, rev: 2, number: '1', body: { new: 1 } })
      expect(await at.store.get(calls, county, 'a')).toEqual(updated)
    })

    it('should keep a text that is declared opaque as it is', async () => {
      const log = '{"a":["\\"\\n"]}\nsecond line, "quoted"\n'
      const inserted = await at.store.insert(calls, call('a', { log, state: 'open' }))
      expect(await at.store.get(calls, county, 'a')).toEqual({ ...inserted, log })
      expect(await at.store.update(calls, county, 'a', 1, { set: { state: 'done' } })).toMatchObject({ log })
      await at.store.update(calls, county, 'a', 2, { set: { log: '' } })
      expect(await at.store.get(calls, county, 'a')).toMatchObject({ log: '', state: 'done' })
      await at.store.putNewer(calls, call('a', { log: `${log}again`, seq: 1 }), 'seq')
      expect(await at.store.claim(calls, county, { where: { seq: 1 } }, { set: { due: 1 } })).toMatchObject({
        log: `${log}again`,
      })
      const { items } = await at.store.find(calls, county, {
        where: { log: { prefix: '{"a"' } },
        sort: ['log'],
      })
      expect(items).toEqual([await at.store.get(calls, county, 'a')])
      const held = items[0]!
      await at.store.update(calls, county, 'a', held.rev, { unset: ['log'] }, { from: held })
      expect(await at.store.get(calls, county, 'a')).not.toHaveProperty('log')
      expect(await at.store.count(calls, county, { where: { log: null } })).toBe(1)
      const large = at.store.insert(calls, call('b', { log: 'x'.repeat(100_001) }))
      await expect(large).rejects.toMatchObject({ code: 'TOO_LARGE' })
    })

    it('should keep what was given, whatever the caller does with it afterwards', async () => {
      const given = call('a', { candidates: ['x'] })
      const inserting = at.store.insert(calls, given)
      given.candidates!.push('y')
      const inserted = await inserting
      inserted.candidates!.push('z')
      const body = { n: 1 }
      const updating = at.store.update(calls, county, 'a', 1, { set: { body } })
      body.n = 2
      await updating
      expect(await at.store.get(calls, county, 'a')).toMatchObject({ candidates: ['x'], body: { n: 1 } })
    })

    it('should keep an opaque string as it is', async () => {
      const opaque = JSON.stringify({ 'a.b': { $c: [[], {}, '\u0000', '😀', 'x"y\\'] } })
      await at.store.insert(calls, call('a', { body: opaque }))
      expect((await at.store.get(calls, county, 'a'))?.body).toBe(opaque)
    })

    it('should remove a document once', async () => {
      await at.store.insert(calls, call('a', { number: '1', candidates: ['x'], title: '井盖' }))
      expect(await at.store.remove(calls, county, 'a')).toBe(true)
      expect(await at.store.remove(calls, county, 'a')).toBe(false)
      expect((await at.store.find(calls, county, { where: { candidates: { any: ['x'] } } })).items).toEqual(
        [],
      )
      await at.store.insert(calls, call('a', { number: '1', candidates: ['x'], title: '井盖' }))
      expect(await at.store.count(calls, county, { text: '井盖' })).toBe(1)
    })

    it.each([
      ['NUL', { title: 'a\0b' }],
      ['half a surrogate pair', { title: 'a\ud800b' }],
      ['NaN', { due: NaN }],
      ['Infinity', { body: { deep: [Infinity] } }],
      ['a date', { body: new Date(0) }],
      ['a map', { body: new Map() }],
      ['a big integer', { body: 1n }],
      ['undefined in an array', { body: [undefined] }],
      ['a key with $', { body: { $x: 1 } }],
      ['a key with a dot', { body: { 'a.b': 1 } }],
    ])('should refuse %s', async (_, fields) => {
      await expect(at.store.insert(calls, call('a', fields))).rejects.toMatchObject({ code: 'INVALID_VALUE' })
      await at.store.insert(calls, call('a'))
      await expect(at.store.update(calls, county, 'a', 1, { set: fields })).rejects.toMatchObject({
        code: 'INVALID_VALUE',
      })
    })

    it('should refuse to patch the identity', async () => {
      await at.store.insert(calls, call('a'))
      const patch = { set: { county: 'other' } as object }
      await expect(at.store.update(calls, county, 'a', 1, patch)).rejects.toMatchObject({
        code: 'INVALID_VALUE',
      })
    })

    it('should refuse a document above the size that was declared', async () => {
      const body = '文'.repeat(34_000)
      await expect(at.store.insert(calls, call('a', { body }))).rejects.toMatchObject({ code: 'TOO_LARGE' })
      await at.store.insert(calls, call('a', { body: '文'.repeat(33_000) }))
      await expect(at.store.update(calls, county, 'a', 1, { set: { body } })).rejects.toMatchObject({
        code: 'TOO_LARGE',
      })
      expect((await at.store.get(calls, county, 'a'))?.rev).toBe(1)
    })
  })
}
