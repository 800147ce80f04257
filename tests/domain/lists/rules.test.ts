import {
  dispatchable,
  editionAt,
  manualOf,
  parseLimits,
  provenanceMeanings,
  type ListEdition,
} from '../../../server/domain/lists/index.js'
import { demoLists } from '../../../server/domain/seed/lists.js'
import { demoDirectory } from '../directory/demo-directory.js'

const county = demoDirectory()
const { items, references } = demoLists('379999')

describe('limits of an item', () => {
  it('should be read by urgency and stage', () => {
    expect(parseLimits('一般.响应=4工作时;一般.办结=1工作日;紧急.响应=30分钟')).toEqual({
      一般: { 响应: { 数量: 4, 单位: '工作时' }, 办结: { 数量: 1, 单位: '工作日' } },
      紧急: { 响应: { 数量: 30, 单位: '分钟' } },
    })
    expect(parseLimits('')).toEqual({})
  })

  it.each(['紧急.响应', '很急.响应=1小时', '紧急.到场=1小时', '紧急.响应=1周', '紧急.响应=0小时'])(
    'should be refused when they read %s',
    text => {
      expect(() => parseLimits(text)).toThrow(expect.objectContaining({ code: 'LIMITS_INVALID' }))
    },
  )
})

describe('an item', () => {
  it('should be dispatchable only when all its units are units of the county', () => {
    expect(items.filter(item => !dispatchable(item, county.unit))).toEqual([])
    expect(dispatchable({ lead: 'JJ', cooperating: ['JT', 'XX'] }, county.unit)).toBe(false)
    expect(dispatchable({ lead: '市教体局', cooperating: [] }, county.unit)).toBe(false)
  })

  it('should have a manual with the duty of each unit and what its letter means', () => {
    const item = items.find(each => each.code === 'SD-31')
    const manual = manualOf({ ...item!, rev: 1 }, { name: '2026年第2版' }, county.unit)
    expect(manual.lead).toMatchObject({ unit: 'JJ', name: '交警大队' })
    expect(manual.lead.duties.join()).toContain('处罚违法停车')
    expect(manual.cooperating.map(unit => [unit.name, unit.duties])).toEqual([
      ['交通运输局', [expect.stringContaining('查超限')]],
      ['综合行政执法局', [expect.stringContaining('占道经营')]],
    ])
    expect(manual.item.townshipDuty).toEqual(['巡查发现并登记车牌', '劝离并引导到停车场', '拍照固定证据'])
    expect(manual.marks).toEqual({ provenance: 'A', meaning: provenanceMeanings.A, sample: '样例' })
    expect(manual.dispatchable).toBe(true)
  })
})

describe('the list of the demonstration county', () => {
  it('should have the published counts', () => {
    const count = (key: 'batch' | 'domain' | 'provenance', value: string) =>
      items.filter(item => item[key] === value).length
    expect(items).toHaveLength(67)
    expect(new Set(items.map(item => item.domain)).size).toBe(14)
    expect(['第一批', '第二批', '第三批'].map(batch => count('batch', batch))).toEqual([28, 23, 16])
    expect(['A', 'B', 'C', '样例'].map(letter => count('provenance', letter))).toEqual([17, 10, 34, 6])
    expect(references).toHaveLength(9)
  })

  it('should carry where each traced item was found', () => {
    const traced = items.filter(item => item.provenance !== '样例')
    expect(traced.filter(item => !item.sources.length)).toEqual([])
    expect(items.find(item => item.code === 'SD-31')?.sources).toMatchObject([{ row: 11, lead: '交警大队' }])
  })
})

describe('the edition in force', () => {
  const edition = (_id: string, from: number): ListEdition => ({ _id, county: 'x', rev: 1, name: _id, from })
  const editions = [edition('second', 200), edition('first', 100)]

  it('should be the last that has begun, and before all of them the first', () => {
    expect(editionAt(editions, 150)?._id).toBe('first')
    expect(editionAt(editions, 200)?._id).toBe('second')
    expect(editionAt(editions, 50)?._id).toBe('first')
    expect(editionAt([], 50)).toBeUndefined()
  })
})
