import { expiredIn } from '../../../server/domain/enforcement/certificates.js'
import { ownPowers } from '../../../server/domain/enforcement/powers.js'
import { certificates, enforcementCollections, powers } from '../../../server/domain/enforcement/record.js'
import { demoCertificates, demoPowers } from '../../../server/domain/seed/enforcement.js'
import { insertMissing } from '../../../server/domain/seed/insert-missing.js'
import { openMemoryStore, type Store } from '../../../server/store/index.js'

let store: Store
beforeAll(async () => {
  store = await openMemoryStore([...enforcementCollections])
  await insertMissing(store, powers, demoPowers('379999'))
  await insertMissing(store, certificates, demoCertificates('379999'))
})
afterAll(() => store.close())

describe('the registers of enforcement', () => {
  it('should hold 91 powers of a township and 35 of a subdistrict', () => {
    const kinds = demoPowers('379999').map(power => power.unitKind)
    expect([kinds.filter(kind => kind === 'township').length, kinds.length]).toEqual([91, 126])
  })

  it('should name only powers by which a unit enforces itself, in their order', async () => {
    const own = await ownPowers(store, '379999', 'township')
    expect(own.map(power => power.origin)).not.toContain('配合')
    expect(own.map(power => power.no)).toEqual(own.map(power => power.no).sort((a, b) => a - b))
    expect(
      (await ownPowers(store, '379999', 'subdistrict')).every(({ code }) => code.startsWith('JD-')),
    ).toBe(true)
    expect(await ownPowers(store, '379999', 'department')).toEqual([])
  })

  it('should find the certificates in a text that have expired on the day', async () => {
    const text = '赵晓东 ZF-0001、李玉兰（证号 ZF-0004），外单位 XX-9999'
    const numbers = async (day: string) =>
      (await expiredIn(store, '379999', text, day)).map(({ number }) => number)
    expect(await numbers('2026-10-09')).toEqual(['ZF-0004'])
    expect(await numbers('2026-08-31')).toEqual([])
    expect(await expiredIn(store, '379999', '', '2026-10-09')).toEqual([])
  })
})
