import { readFileSync } from 'node:fs'
import { appliers, apply } from '../../../server/engine/state/apply/index.js'
import type { EngineEvent } from '../../../server/engine/index.js'

describe('appliers', () => {
  it('should exist for every type of event, and for nothing else', () => {
    const source = readFileSync('server/engine/state/events.ts', 'utf8')
    const types = [...source.matchAll(/type: '([a-z-]+)'/g)].map(match => match[1]!)
    expect(types.length).toBeGreaterThan(40)
    expect(Object.keys(appliers).sort()).toEqual([...new Set(types)].sort())
  })

  it('should refuse an event that does not follow', () => {
    const event = { seq: 3, at: 0, v: 1, type: 'instance-completed' } as EngineEvent
    expect(() => apply(null, event)).toThrow('does not follow')
  })

  it('should refuse an event about what is not there', () => {
    const event = { seq: 1, at: 0, v: 1, type: 'timer-fired', timer: '9', element: 'x' } as EngineEvent
    expect(() => apply(null, event)).toThrow('no wait 9')
  })
})
