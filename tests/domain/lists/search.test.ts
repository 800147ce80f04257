import { indexItems, searchItems, type ListItem } from '../../../server/domain/lists/index.js'
import { demoLists } from '../../../server/domain/seed/lists.js'
import { demoDirectory } from '../directory/demo-directory.js'

const { unit } = demoDirectory()
const items: ListItem[] = demoLists('379999').items.map(item => ({ ...item, rev: 1 }))
const index = indexItems(items, code => unit.get(code)?.short ?? code)
const titles = (query: string) => searchItems(index, query).map(hit => hit.item.title)
const underlined = (query: string, code: string) =>
  searchItems(index, query)
    .find(hit => hit.item.code === code)
    ?.title.map(([start, end]) => items.find(item => item.code === code)?.title.slice(start, end))

describe('searching the list', () => {
  it('should find 货车 by its initials and underline it', () => {
    expect(titles('hc').slice(0, 3)).toEqual(['入河排污口与黑臭水体', '省道大货车乱停乱放', '货车超限超载'])
    expect(underlined('hc', 'SD-31')).toEqual(['货车'])
    expect(underlined('hc', 'SD-11')).toEqual(['黑臭'])
  })

  it.each(['货车', 'huoche', 'huoc', '货che', '货c'])('should find it by %s too', query => {
    expect(titles(query)[0]).toBe('省道大货车乱停乱放')
    expect(underlined(query, 'SD-31')).toEqual(['货车'])
  })

  it.each(['HC', 'ｈｃ'])('should not mind case and width: %s', query => {
    expect(titles(query)).toEqual(titles('hc'))
    expect(underlined(query, 'SD-31')).toEqual(['货车'])
  })

  it.each(['31', '第31项', 'SD-31', 'sd31'])('should put the item with number %s first', query => {
    expect(titles(query)[0]).toBe('省道大货车乱停乱放')
  })

  it('should ask for every word', () => {
    expect(titles('货车 超载')).toEqual(['货车超限超载'])
    expect(underlined('超载 货车', 'SD-32')).toEqual(['货车', '超载'])
    expect(titles('货车 焚烧')).toEqual([])
  })

  it('should say by which keyword an item was found', () => {
    const hit = searchItems(index, '小产权')[0]
    expect(hit?.item.code).toBe('SD-03')
    expect(hit?.keyword).toEqual({ text: '小产权', ranges: [[0, 3]] })
    expect(hit?.title).toEqual([])
  })

  it('should find items by lead unit, then by cooperating unit', () => {
    const codes = searchItems(index, '交警大队').map(hit => hit.item.lead)
    expect(codes[0]).toBe('JJ')
    expect(codes.lastIndexOf('JJ')).toBeLessThan(codes.findIndex(lead => lead !== 'JJ'))
  })

  it('should put a title before a keyword', () => {
    const hits = searchItems(index, '噪声')
    expect(hits[0]?.item.title).toBe('社会生活噪声扰民')
  })

  it('should give the whole list, in its order, for an empty query', () => {
    expect(searchItems(index, '  ').map(hit => hit.item.no)).toEqual(items.map(item => item.no))
  })

  it('should find nothing for what is nowhere', () => {
    expect(titles('zzzz')).toEqual([])
  })
})
