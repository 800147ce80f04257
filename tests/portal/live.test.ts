import { jest } from '@jest/globals'
import { effectScope } from 'vue'
import { ofCase, onChange } from '../../portal/src/api/live.js'
import type { Change } from '../../portal/src/api/types.js'

/** A browser's stream that does what the test says. */
class FakeSource extends EventTarget {
  static readonly CLOSED = 2
  static opened: FakeSource[] = []
  readyState = 1
  constructor(readonly url: string) {
    super()
    FakeSource.opened.push(this)
  }
  close() {
    this.readyState = FakeSource.CLOSED
  }
  say(change: Change) {
    this.dispatchEvent(new MessageEvent('change', { data: JSON.stringify(change) }))
  }
  get closed() {
    return this.readyState === FakeSource.CLOSED
  }
}

const page = Object.assign(new EventTarget(), { visibilityState: 'visible' })
const show = (state: 'visible' | 'hidden') => {
  page.visibilityState = state
  page.dispatchEvent(new Event('visibilitychange'))
}
const change: Change = { cases: ['SF-1'], badges: true, all: false }

beforeAll(() => {
  Object.assign(globalThis, { EventSource: FakeSource, document: page })
  jest.useFakeTimers({ doNotFake: ['queueMicrotask'] })
})
afterAll(() => {
  jest.useRealTimers()
})
beforeEach(() => {
  FakeSource.opened = []
  show('visible')
})

/** A page that listens until it is left. */
function listening() {
  const heard: Change[] = []
  const scope = effectScope()
  scope.run(() => onChange(each => void heard.push(each)))
  return {
    heard,
    async leave() {
      scope.stop()
      await Promise.resolve()
    },
  }
}

describe('what a page hears', () => {
  it('should come over one stream for all who listen, which ends with the last of them', async () => {
    const [one, other] = [listening(), listening()]
    expect(FakeSource.opened).toHaveLength(1)
    FakeSource.opened[0]!.say(change)
    expect([one.heard, other.heard]).toEqual([[change], [change]])
    await one.leave()
    expect(FakeSource.opened[0]!.closed).toBe(false)
    await other.leave()
    expect(FakeSource.opened[0]!.closed).toBe(true)
  })

  it('should need no stream while the page is not in front', async () => {
    const one = listening()
    show('hidden')
    expect(FakeSource.opened[0]!.closed).toBe(true)
    show('visible')
    expect(FakeSource.opened).toHaveLength(2)
    await one.leave()
  })

  it('should be told after a break that anything may have changed', async () => {
    const one = listening()
    const [source] = FakeSource.opened
    source!.dispatchEvent(new Event('open'))
    source!.dispatchEvent(new Event('error'))
    source!.dispatchEvent(new Event('open'))
    expect(one.heard).toEqual([{ cases: [], badges: true, all: true }])
    await one.leave()
  })

  it('should be asked for again later when it was refused', async () => {
    const one = listening()
    FakeSource.opened[0]!.readyState = FakeSource.CLOSED
    FakeSource.opened[0]!.dispatchEvent(new Event('error'))
    expect(FakeSource.opened).toHaveLength(1)
    jest.advanceTimersByTime(60_000)
    expect(FakeSource.opened).toHaveLength(2)
    await one.leave()
  })

  it('should be asked whether it is of the case that is shown', () => {
    let shown = 'SF-1'
    const concerns = ofCase(() => shown)
    expect(concerns(change)).toBe(true)
    shown = 'SF-2'
    expect(concerns(change)).toBe(false)
  })
})
