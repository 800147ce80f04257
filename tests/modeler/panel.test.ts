import { placeOf } from '../../modeler/frame/place.js'
import { freePlace } from '../../modeler/panel/due/free-place.js'
import { example } from '../../modeler/panel/limit/example.js'
import { readLimit, writeLimit } from '../../modeler/panel/limit/limit.js'
import type { Shape } from '../../modeler/panel/shapes.js'
import { readCandidate, writeCandidate } from '../../modeler/panel/who/candidates.js'

describe('a limit in the panel', () => {
  it.each([
    ['= add limit(now(), 2, "工作日")', { kind: 'fixed', from: 'now()', amount: 2, unit: '工作日' }],
    ['=add limit(派发时刻, 30, "分钟")', { kind: 'fixed', from: '派发时刻', amount: 30, unit: '分钟' }],
    ['= add limit(派发时刻, 时限.签收)', { kind: 'table', from: '派发时刻', cell: '签收' }],
    ['= 期限', { kind: 'other', source: '= 期限' }],
    ['', { kind: 'none' }],
  ])('should read %s', (source, limit) => {
    expect(readLimit(source)).toEqual(limit)
    if (source.startsWith('= ') || source === '') expect(writeLimit(readLimit(source))).toBe(source)
  })

  it('should leave alone what says more than an amount and a unit', () => {
    const nested = '= add limit(add limit(now(), 4, "工作时"), 1, "工作日")'
    expect(readLimit(nested)).toEqual({ kind: 'other', source: nested })
    const double = '= add limit(now(), 2 * 时限.审签.数量, 时限.审签.单位)'
    expect(readLimit(double)).toEqual({ kind: 'other', source: double })
  })

  it('should give an example with the days that did not count', () => {
    const before = Date.parse('2026-10-09T15:00:00+08:00')
    expect(example(before, 2, '工作日')).toEqual({
      from: '10月9日 周五 15:00',
      due: '10月12日 周一 17:30',
      because: '10月10日调休上班，计 1 日；周末 1 天不计',
    })
    expect(example(Date.parse('2026-09-30T10:00:00+08:00'), 1, '工作日')?.because).toBe('国庆节休 7 天不计')
    expect(example(before, 0, '工作日')).toBeUndefined()
  })
})

describe('candidates in the panel', () => {
  it.each([
    ['= clerk("司法局")', { role: 'clerk', unit: '"司法局"' }],
    ['= county deputy(主办)', { role: 'county deputy', unit: '主办' }],
    ['= deputy(事项.呼叫单位)', { role: 'deputy', unit: '事项.呼叫单位' }],
  ])('should read %s', (source, candidate) => {
    expect(readCandidate(source)).toEqual(candidate)
    expect(writeCandidate(candidate)).toBe(source)
  })

  it.each(['', '= [clerk(主办), head(主办)]', '= if 种类 = "补签" then clerk(单位) else head(单位)'])(
    'should leave %s to whoever writes FEEL',
    source => {
      expect(readCandidate(source)).toBeUndefined()
    },
  )
})

describe('a place for a reminder', () => {
  const shape = (x: number, y: number) => ({ x, y, width: 100, height: 80 }) as Shape

  it('should be the first that covers nothing', () => {
    const places = [
      { x: 50, y: 40 },
      { x: 300, y: 40 },
    ]
    expect(freePlace(places, [shape(0, 0)])).toBe(places[1])
    expect(freePlace(places, [])).toBe(places[0])
    expect(freePlace(places, [shape(0, 0), shape(260, 0)])).toBe(places[0])
  })
})

describe('addresses of the designer', () => {
  it('should name what they show', () => {
    expect(placeOf('/modeler/')).toEqual({ page: 'start' })
    expect(placeOf('/modeler/township-call')).toEqual({ page: 'designer', process: 'township-call' })
    expect(placeOf('/modeler/township-call/versions/3')).toEqual({
      page: 'version',
      process: 'township-call',
      version: 3,
    })
  })
})
