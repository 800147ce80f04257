import type { FollowersError } from '../../../server/store/index.js'
import { follow } from '../../../server/store/index.js'
import { type Adapter, opened } from './adapter.js'
import { call, calls, county } from './calls.js'

export function followers(adapter: Adapter): void {
  describe('followers of a write', () => {
    const at = opened(adapter, [calls])
    const codeOf = (promise: Promise<unknown>) =>
      promise.then(
        () => 'ok',
        (error: { code: string }) => error.code,
      )

    it('should be written with an insert', async () => {
      const lead = await at.store.insert(calls, call('lead'), {
        followers: [follow.insert(calls, call('row', { candidates: ['x'], title: '井盖' }))],
      })
      expect(lead).toEqual({ _id: 'lead', county, rev: 1 })
      const query = { where: { candidates: { any: ['x'] } }, text: '井盖' }
      expect((await at.store.find(calls, county, query)).items).toMatchObject([{ _id: 'row', rev: 1 }])
    })

    it('should be written with an update, in their order', async () => {
      await at.store.insert(calls, call('lead'))
      await at.store.insert(calls, call('gone', { candidates: ['x'] }))
      await at.store.insert(calls, call('open', { seq: 1, due: 5, state: 'open' }))
      const updated = await at.store.update(
        calls,
        county,
        'lead',
        1,
        { set: { state: 'done' } },
        {
          followers: [
            follow.putNewer(calls, call('row', { seq: 1, state: 'first' }), 'seq'),
            follow.putNewer(calls, call('row', { seq: 2, state: 'second' }), 'seq'),
            follow.patchNewer(calls, county, 'open', 'seq', {
              set: { state: 'done', seq: 2 },
              unset: ['due'],
            }),
            follow.remove(calls, county, 'gone'),
          ],
        },
      )
      expect(updated).toEqual({ _id: 'lead', county, rev: 2, state: 'done' })
      expect(await at.store.get(calls, county, 'row')).toMatchObject({ seq: 2, state: 'second' })
      expect(await at.store.get(calls, county, 'open')).toEqual({
        _id: 'open',
        county,
        rev: 2,
        seq: 2,
        state: 'done',
      })
      expect(await at.store.get(calls, county, 'gone')).toBeUndefined()
      expect(await at.store.count(calls, county, { where: { candidates: { any: ['x'] } } })).toBe(0)
    })

    it('should do no harm when they come again', async () => {
      await at.store.insert(calls, call('lead'))
      const again = (rev: number, state: string) =>
        at.store.update(
          calls,
          county,
          'lead',
          rev,
          { set: { state } },
          {
            followers: [
              follow.insert(calls, call('history', { state })),
              follow.putNewer(calls, call('row', { seq: 7, state }), 'seq'),
              follow.patchNewer(calls, county, 'row', 'seq', { set: { seq: 7, state: 'patched' } }),
              follow.patchNewer(calls, county, 'missing', 'seq', { set: { seq: 7 } }),
              follow.remove(calls, county, 'missing'),
            ],
          },
        )
      await again(1, 'first')
      await again(2, 'second')
      expect(await at.store.get(calls, county, 'lead')).toMatchObject({ rev: 3, state: 'second' })
      expect(await at.store.get(calls, county, 'history')).toMatchObject({ rev: 1, state: 'first' })
      expect(await at.store.get(calls, county, 'row')).toMatchObject({ rev: 1, state: 'first' })
      expect(await at.store.get(calls, county, 'missing')).toBeUndefined()
    })

    it('should update a row of a certain revision, and only that one', async () => {
      await at.store.insert(calls, call('lead'))
      await at.store.insert(calls, call('row', { state: 'open', due: 5 }))
      const { store } = at
      const lead = (rev: number, state: string, of: number) =>
        store.update(
          calls,
          county,
          'lead',
          rev,
          { set: { state } },
          { followers: [follow.update(calls, county, 'row', of, { set: { state }, unset: ['due'] })] },
        )
      await lead(1, 'done', 1)
      expect(await store.get(calls, county, 'row')).toEqual({ _id: 'row', county, rev: 2, state: 'done' })
      await expect(lead(2, 'late', 1)).rejects.toMatchObject({
        code: 'FOLLOWERS_FAILED',
        cause: { code: 'STALE_REV' },
      })
      expect(await store.get(calls, county, 'row')).toMatchObject({ rev: 2, state: 'done' })
    })

    it('should be given numbers of a sequence, as the document itself may be', async () => {
      const { store } = at
      const numbered = { field: 'seq', sequence: 'trail' } as const
      const both = (lead: string, row: string) =>
        store.insert(calls, call(lead, { seq: 0 }), {
          numbered,
          followers: [follow.insert(calls, call(row, { seq: 0, candidates: ['x'] }), numbered)],
        })
      expect(await both('first', 'row')).toEqual({ _id: 'first', county, rev: 1, seq: 1 })
      // A row that is there takes no number, and stays as it is.
      expect(await both('second', 'row')).toMatchObject({ seq: 3 })
      expect((await both('third', 'other')).seq).toBe(4)
      const found = await store.find(calls, county, { where: { seq: { gte: 2 } }, sort: ['seq'] })
      expect(found.items.map(({ _id, seq }) => [_id, seq])).toEqual([
        ['row', 2],
        ['second', 3],
        ['third', 4],
        ['other', 5],
      ])
      expect(await codeOf(store.insert(calls, call('first', { seq: 0 }), { numbered }))).toBe('DUPLICATE')
      expect(await store.next(county, 'trail')).toBeGreaterThan(5)
    })

    it('should not be written when the write fails', async () => {
      await at.store.insert(calls, call('taken'))
      const followers = [follow.insert(calls, call('row'))]
      const { store } = at
      expect(await codeOf(store.insert(calls, call('taken'), { followers }))).toBe('DUPLICATE')
      expect(await codeOf(store.update(calls, county, 'taken', 2, {}, { followers }))).toBe('STALE_REV')
      expect(await codeOf(store.update(calls, county, 'missing', 1, {}, { followers }))).toBe('NOT_FOUND')
      expect(await store.get(calls, county, 'row')).toBeUndefined()
    })

    it('should say whether the write stands when they cannot be written', async () => {
      await at.store.insert(calls, call('taken', { number: '1' }))
      await at.store.insert(calls, call('lead'))
      const writing = at.store.update(
        calls,
        county,
        'lead',
        1,
        { set: { state: 'done' } },
        { followers: [follow.insert(calls, call('row', { number: '1' }))] },
      )
      const error = await writing.then(
        () => undefined,
        (reason: unknown) => reason as FollowersError,
      )
      expect(error).toMatchObject({ code: 'FOLLOWERS_FAILED', cause: { code: 'DUPLICATE' } })
      const stored = await at.store.get(calls, county, 'lead')
      if (at.store.followersAreAtomic) expect(error!.document).toBeUndefined()
      else expect(error!.document).toEqual(stored)
      expect(stored!.rev).toBe(at.store.followersAreAtomic ? 1 : 2)
      expect(await at.store.get(calls, county, 'row')).toBeUndefined()
    })

    it('should be refused before anything is written when they cannot be stored', async () => {
      await at.store.insert(calls, call('lead'))
      const bad = [
        follow.insert(calls, call('row', { title: 'x\0' })),
        follow.putNewer(calls, call('row'), 'seq'),
        follow.patchNewer(calls, county, 'lead', 'seq', { set: { state: 'x' } }),
      ]
      for (const each of bad) {
        const writing = at.store.update(calls, county, 'lead', 1, {}, { followers: [each] })
        await expect(writing).rejects.toMatchObject({
          code: 'FOLLOWERS_FAILED',
          cause: { code: 'INVALID_VALUE' },
        })
      }
      expect(await at.store.get(calls, county, 'lead')).toMatchObject({ rev: 1 })
    })

    it('should take the document that the caller holds for the stored one', async () => {
      const held = await at.store.insert(
        calls,
        call('lead', { candidates: ['x', 'y'], due: 1, title: '井盖' }),
      )
      const now = await at.store.update(
        calls,
        county,
        'lead',
        1,
        { set: { candidates: ['y', 'z'], due: 2 }, unset: ['title'] },
        { from: held },
      )
      expect(now).toEqual({ _id: 'lead', county, rev: 2, candidates: ['y', 'z'], due: 2 })
      expect(await at.store.get(calls, county, 'lead')).toEqual(now)
      const having = (value: string) =>
        at.store.count(calls, county, { where: { candidates: { any: [value] } } })
      expect([await having('x'), await having('y'), await having('z')]).toEqual([0, 1, 1])
      expect(await at.store.count(calls, county, { text: '井盖' })).toBe(0)
      expect(await at.store.count(calls, county, { where: { due: { gte: 2 } } })).toBe(1)
      const stale = at.store.update(calls, county, 'lead', 1, { set: { due: 3 } }, { from: held })
      expect(await codeOf(stale)).toBe('STALE_REV')
      await at.store.remove(calls, county, 'lead')
      const gone = at.store.update(calls, county, 'lead', 2, { set: { due: 3 } }, { from: now })
      expect(await codeOf(gone)).toBe('NOT_FOUND')
    })
  })
}
