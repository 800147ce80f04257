import { play } from '../play.js'
import { diagram, flows, message, timer } from '../xml.js'

const shelved = diagram(
  `<startEvent id="start"/><eventBasedGateway id="wait"/>
  <intermediateCatchEvent id="review">${timer('timeDuration', 'P1D')}</intermediateCatchEvent>
  <intermediateCatchEvent id="resume"><messageEventDefinition messageRef="resumed"/></intermediateCatchEvent>
  <receiveTask id="reply" messageRef="replied"/>
  <intermediateCatchEvent id="alarm"><signalEventDefinition signalRef="alarmed"/></intermediateCatchEvent>
  <endEvent id="end"/>
  ${flows(`start -> wait -> review -> end
    wait -> resume -> end
    wait -> reply -> end
    wait -> alarm -> end`)}`,
  message('resumed', 'resumed', '= 号') + message('replied') + '<signal id="alarmed" name="alarm"/>',
)

describe('event-based gateway', () => {
  it('should wait for all of its events', async () => {
    const run = (await play(shelved)).start({ 号: 7 })
    expect(run.waitingAt()).toEqual(['review', 'resume', 'reply', 'alarm'])
    expect(Object.values(run.state.messages)).toMatchObject([
      { name: 'resumed', correlationKey: '7' },
      { name: 'replied', correlationKey: null },
    ])
  })

  it.each([
    ['review', (run: Awaited<ReturnType<typeof play>>) => run.travel('P1D')],
    ['resume', (run: Awaited<ReturnType<typeof play>>) => run.publish('resumed', '7', { why: 'x' })],
    ['reply', (run: Awaited<ReturnType<typeof play>>) => run.publish('replied', null, { why: 'x' })],
    ['alarm', (run: Awaited<ReturnType<typeof play>>) => run.signal('alarm', { why: 'x' })],
  ])('should go on by %s alone when that comes first', async (event, come) => {
    const run = (await play(shelved)).start({ 号: 7 })
    come(run)
    expect(run.path()).toEqual(['start', 'wait', event, 'end'])
    expect(run.state.status).toBe('completed')
    if (event !== 'review') expect(run.variables()).toMatchObject({ why: 'x' })
  })

  it('should arm all or nothing, and try again', async () => {
    const run = (await play(shelved)).start()
    expect(run.incidents()).toEqual(['wait NO_CORRELATION_KEY'])
    expect(run.waitingAt()).toEqual([])
    run.retry('NO_CORRELATION_KEY', { 号: 1 })
    expect(run.waitingAt()).toEqual(['review', 'resume', 'reply', 'alarm'])
  })
})
