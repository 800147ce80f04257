import { extensions, flows, message, timer } from '../xml.js'
import { and, boundary, end, findings, handler, job, start, sub, xor } from './verifying.js'

const hour = timer('timeDuration', 'PT1H')
const error = '<error id="e" errorCode="e"/>'
const caught = '<errorEventDefinition errorRef="e"/>'
const received = (id: string) =>
  `<intermediateCatchEvent id="${id}"><messageEventDefinition messageRef="m"/></intermediateCatchEvent>`

/** A start, what stands between, and an end. */
const through = (id: string, node: string, more = ''): string =>
  `${start}${node}${end('end')}${more}${flows(`start -> ${id} -> end`)}`

describe('verify: each element', () => {
  it('should choose the first event behind an event-based gateway', async () => {
    const content = `${start}<eventBasedGateway id="g"/>${received('m1')}<intermediateCatchEvent id="t">${hour}</intermediateCatchEvent>${end('one', 'two')}
      ${flows(`start -> g -> m1 -> one
        g -> t -> two`)}`
    expect(await findings(content, message('m'), { outside: ['m'] })).toEqual([])
  })

  it('should fail a job with what is caught around it, and what does its work at once with nothing', async () => {
    const failing = (host: string, outer: string) =>
      through('s', sub('s', `<startEvent id="in"/>${host}${end('out')}${flows('in -> a -> out')}`), outer)
    const inner = `${boundary('b', 's', caught)}${end('late')}${flows('b -> late')}`
    expect(await findings(failing(job('a'), inner), error)).toEqual([])
    expect(await findings(failing('<manualTask id="a"/>', inner), error)).toEqual([
      'NEVER_RUNS b',
      'NEVER_RUNS late',
    ])
    const all = handler('h', '<errorEventDefinition/>', true, end('h-end'), flows('h-start -> h-end'))
    expect(await findings(failing(job('a'), all), error)).toEqual([])
  })

  it('should take a call that nobody knows to complete or to fail', async () => {
    const call = `<callActivity id="a">${extensions('<zeebe:calledElement processId="elsewhere"/>')}</callActivity>`
    const content = through('a', call, `${boundary('b', 'a', caught)}${end('late')}${flows('b -> late')}`)
    expect(await findings(content, error)).toEqual([])
  })

  it('should take a process that calls itself to end', async () => {
    const call = `<callActivity id="a">${extensions('<zeebe:calledElement processId="process"/>')}</callActivity>`
    expect(await findings(through('a', call))).toEqual([])
  })

  it('should leave a transaction by its cancel border', async () => {
    const inside =
      `<startEvent id="in"/>${job('w')}${xor('which', 'which-out')}${end('out')}<endEvent id="undo"><cancelEventDefinition/></endEvent>
      ${job('c')}${boundary('cb', 'w', '<compensateEventDefinition/>')}<association id="as" sourceRef="cb" targetRef="c"/>
      ${flows(`in -> w -> which -> out
        which -> undo: x`)}`.replace('<serviceTask id="c">', '<serviceTask id="c" isForCompensation="true">')
    const content = (last: string) =>
      `${start}<transaction id="t">${inside}</transaction>${boundary('b', 't', '<cancelEventDefinition/>')}${end('end')}${last}${flows(`start -> t -> end
        b -> late`)}`
    expect(await findings(content(job('late')))).toEqual([])
    // One that never rests is run through with what holds it.
    const quick = content(job('late'))
      .replace(/<serviceTask id="(w|c)"/g, '<manualTask id="$1"')
      .replace(
        /<extensionElements><zeebe:taskDefinition type="(w|c)"\/><\/extensionElements><\/serviceTask>/g,
        '</manualTask>',
      )
    expect(await findings(quick)).toEqual([])
  })

  it('should go round a loop and through children one after the other', async () => {
    const looped = (inside: string) =>
      through('a', job('a').replace('</serviceTask>', `${inside}</serviceTask>`))
    expect(await findings(looped('<standardLoopCharacteristics loopMaximum="9"/>'))).toEqual([])
    expect(
      await findings(
        looped(
          '<standardLoopCharacteristics><loopCondition>= more</loopCondition></standardLoopCharacteristics>',
        ),
      ),
    ).toEqual([])
    const inTurn = `<multiInstanceLoopCharacteristics isSequential="true">${extensions('<zeebe:loopCharacteristics inputCollection="= list" inputElement="one"/>')}<completionCondition>= enough</completionCondition></multiInstanceLoopCharacteristics>`
    expect(await findings(looped(inTurn))).toEqual([])
  })

  it('should ask conditions anew, and begin beside what runs a few times only', async () => {
    const condition = '<conditionalEventDefinition><condition>= x</condition></conditionalEventDefinition>'
    const content = (interrupting: boolean) =>
      through(
        'a',
        job('a'),
        `${boundary('b', 'a', condition, interrupting)}${job('late')}${end('done')}${flows('b -> late -> done')}`,
      )
    expect(await findings(content(true))).toEqual([])
    expect(await findings(content(false))).toEqual([])
    const waits = through('c', `<intermediateCatchEvent id="c">${condition}</intermediateCatchEvent>`)
    expect(await findings(waits)).toEqual([])
  })

  it('should find what a repeating timer piles up, not what it only tells', async () => {
    const content = (last: string) =>
      through(
        'a',
        job('a'),
        `${boundary('b', 'a', timer('timeCycle', 'R/PT1H'), false)}${last}${flows('b -> late')}`,
      )
    expect(await findings(content(end('late')))).toEqual([])
    expect(await findings(content(`${job('late')}${end('done')}${flows('late -> done')}`))).toEqual([
      'UNBOUNDED late',
    ])
  })

  it('should follow links, signals and several starts', async () => {
    const link = (kind: string, id: string) =>
      `<intermediate${kind}Event id="${id}"><linkEventDefinition name="on"/></intermediate${kind}Event>`
    expect(
      await findings(
        `${start}${link('Throw', 't')}${link('Catch', 'c')}${job('a')}${end('end')}${flows('start -> t\nc -> a -> end')}`,
      ),
    ).toEqual([])
    const signal = '<signal id="s" name="s"/>'
    const content = `${start}${and('fork')}<intermediateThrowEvent id="t"><signalEventDefinition signalRef="s"/></intermediateThrowEvent><intermediateCatchEvent id="c"><signalEventDefinition signalRef="s"/></intermediateCatchEvent>${job('a')}${end('one', 'two')}
      ${flows(`start -> fork -> a -> t -> one
        fork -> c -> two`)}`
    expect(await findings(content, signal)).toEqual([])
    const starts = `${start}<startEvent id="other"><messageEventDefinition messageRef="m"/></startEvent>${xor('merge')}${job('a')}${end('end')}${flows(`start -> merge -> a -> end
      other -> merge`)}`
    expect(await findings(starts, message('m'), { outside: ['m'] })).toEqual([])
  })
})
