import { instantOf as at } from '../../../server/calendar/index.js'
import { nextCaseNumber, shortNumber } from '../../../server/domain/numbering/case-number.js'
import {
  documentIssued,
  documentNumbers,
  reserveDocumentNumber,
} from '../../../server/domain/numbering/document-number.js'
import { openMemoryStore, type Store } from '../../../server/store/index.js'

let store: Store
beforeEach(async () => {
  store = await openMemoryStore([documentNumbers])
})
afterEach(() => store.close())

describe('numbers', () => {
  it('should count cases by county and day', async () => {
    const next = (when: string, county = 'A') => nextCaseNumber(store, county, 'SF', at(when))
    expect(await next('2026-09-29 10:00')).toBe('SF-20260929-00001')
    expect(await next('2026-09-29 23:59')).toBe('SF-20260929-00002')
    expect(await next('2026-09-30 00:00')).toBe('SF-20260930-00001')
    expect(await next('2026-09-29 10:00', 'B')).toBe('SF-20260929-00001')
  })

  it('should be told apart in a list also where each is the first of its day', () => {
    expect(['SF-20260929-00001', 'SF-20260930-00001'].map(shortNumber)).toEqual(['0929-00001', '0930-00001'])
    expect(shortNumber('SFX-20260929-100017')).toBe('0929-100017')
  })

  it('should count documents by kind and year, without leading zeros', async () => {
    const ask = (act: string, kind: '呼' | '督', when: string) =>
      reserveDocumentNumber(store, 'A', '示', { kind, act, case: null, now: at(when) })
    expect(await ask('1', '呼', '2026-12-31 10:00')).toBe('示呼〔2026〕1号')
    expect(await ask('2', '呼', '2026-12-31 11:00')).toBe('示呼〔2026〕2号')
    expect(await ask('3', '督', '2026-12-31 11:00')).toBe('示督〔2026〕1号')
    expect(await ask('4', '呼', '2027-01-01 00:00')).toBe('示呼〔2027〕1号')
  })

  it('should give the same act the same number, also when it asks twice at once', async () => {
    const next = { kind: '呼', act: 'same', case: null, now: at('2026-10-01 10:00') } as const
    const ask = () => reserveDocumentNumber(store, 'A', '示', next)
    const [first, second] = await Promise.all([ask(), ask()])
    expect(first).toBe(second)
    expect(await ask()).toBe(first)
    // The attempt that lost had drawn a number: the register has it as 空号, and the sequence no gap.
    const rows = (await store.find(documentNumbers, 'A', { sort: ['n'] })).items
    expect(rows.map(row => row.n)).toEqual(rows.map((_, n) => n + 1))
    expect(rows.filter(row => row.act === 'same').map(row => row.number)).toEqual([first])
    expect(rows.every(row => row.issuedAt === undefined)).toBe(true)
    expect(await reserveDocumentNumber(store, 'A', '示', { ...next, act: 'other' })).toBe(
      `示呼〔2026〕${rows.length + 1}号`,
    )
  })

  it('should keep a number without a document as 空号 in the register', async () => {
    const now = at('2026-10-01 10:00')
    const number = await reserveDocumentNumber(store, 'A', '示', { kind: '督', act: 'x', case: null, now })
    const row = () => store.get(documentNumbers, 'A', `A/${number}`)
    expect((await row())?.issuedAt).toBeUndefined()
    await documentIssued(store, 'A', number, now)
    expect((await row())?.issuedAt).toBe(now)
  })
})
