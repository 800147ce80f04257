import { flows, message, timer } from '../xml.js'
import { and, boundary, end, findings, handler, job, or, start, sub, xor } from './verifying.js'

const hour = timer('timeDuration', 'PT1H')
const received = '<messageEventDefinition messageRef="m"/>'
const sent = { outside: ['m'] }
const terminate = (id: string) => `<endEvent id="${id}"><terminateEventDefinition/></endEvent>`

describe('verify: what completes', () => {
  it('should find nothing in a sequence, a choice and a parallel part', async () => {
    const content = `${start}${job('a', 'b', 'c')}${xor('which', 'which-b')}${xor('merge')}${and('fork', 'join')}${end('end')}
      ${flows(`start -> a -> which
        which -> b: x
        which -> merge
        b -> merge -> fork -> c -> join -> end
        fork -> join`)}`
    expect(await findings(content.replace('which-b"', 'which-merge"'))).toEqual([])
  })

  it('should find the parallel join that waits for what an exclusive split has not chosen', async () => {
    const content = `${start}${job('a', 'b')}${xor('which', 'which-b')}${and('join')}${end('end')}
      ${flows(`start -> which
        which -> a: x
        which -> b
        a -> join -> end
        b -> join`)}`
    expect(await findings(content)).toEqual([
      'CANNOT_COMPLETE process',
      'NEVER_RUNS end',
      'NEVER_RUNS join',
      'TOKEN_STUCK join',
    ])
    expect(await findings(content.replace('parallelGateway', 'exclusiveGateway'))).toEqual([])
  })

  it('should find the circle without a way out, in which nothing is stuck', async () => {
    const content = (again: string) => `${start}${job('a')}${xor('merge')}${again}${end('end')}
      ${flows(`start -> merge -> a -> again -> merge
        again -> end: x`)}`
    expect(await findings(content(xor('again', 'again-merge')))).toEqual([])
    const endless = `${start}${job('a')}${xor('merge')}${flows('start -> merge -> a -> merge')}`
    expect(await findings(endless)).toEqual(['CANNOT_COMPLETE process'])
  })

  it('should find a circle that nothing waits in', async () => {
    expect(
      await findings(`${start}${xor('merge')}<manualTask id="a"/>${flows('start -> merge -> a -> merge')}`),
    ).toEqual(['CANNOT_COMPLETE process'])
  })

  it('should take what a terminate end cancels as consumed', async () => {
    const content = (
      last: string,
    ) => `${start}${and('fork', 'join')}${job('a', 'b')}${xor('which', 'which-join')}${last}
      ${end('other')}${flows(`start -> fork -> a -> which -> join -> end
        which -> other: x
        fork -> b -> join`)}`
    expect(await findings(content(end('end')))).toEqual(['CANNOT_COMPLETE process', 'TOKEN_STUCK join'])
    const stops = content(end('end')).replace('<endEvent id="other"/>', terminate('other'))
    expect(await findings(stops)).toEqual([])
  })

  it('should join by an inclusive gateway what an inclusive split has chosen', async () => {
    const content = (
      join: string,
    ) => `${start}${or('which', 'which-c')}${job('a', 'b', 'c')}${join}${end('end')}
      ${flows(`start -> which
        which -> a: x
        which -> b: y
        which -> c
        a -> join -> end
        b -> join
        c -> join`)}`
    expect(await findings(content(or('join')))).toEqual([])
    expect(await findings(content(and('join')))).toContain('TOKEN_STUCK join')
  })
})

describe('verify: scopes', () => {
  const stuck = `<startEvent id="in"/>${and('never')}${xor('either', 'either-never')}${job('w')}${end('out')}${flows(`in -> w -> either -> never -> out
    either -> other: x`)}${job('other')}${flows('other -> never')}`

  it('should find what keeps a sub-process from ending', async () => {
    const content = `${start}${sub('s', stuck)}${end('end')}${flows('start -> s -> end')}`
    expect(await findings(content)).toEqual([
      'CANNOT_COMPLETE process',
      'NEVER_RUNS end',
      'NEVER_RUNS never',
      'NEVER_RUNS out',
      'TOKEN_STUCK never',
    ])
  })

  it('should leave a sub-process alone that something around it ends', async () => {
    const wait = `<startEvent id="in"/>${job('w')}<intermediateCatchEvent id="never">${received}</intermediateCatchEvent>${and('join')}${xor('e', 'e-join')}${end('out')}
      ${flows(`in -> w -> e -> join -> out
        e -> never: x
        never -> join`)}`
    const around = (more: string) =>
      `${start}${sub('s', wait)}${more}${end('end', 'late')}${flows('start -> s -> end')}`
    const ended = around(`${boundary('b', 's', hour)}${flows('b -> late')}`)
    expect(await findings(ended, message('m'), sent)).toEqual([
      'NEVER_RUNS end',
      'NEVER_RUNS join',
      'NEVER_RUNS out',
    ])
    const handled = around(handler('h', received, true, end('h-end'), flows('h-start -> h-end')))
    expect(await findings(handled.replace('<endEvent id="late"/>', ''), message('m'), sent)).not.toContain(
      'CANNOT_COMPLETE process',
    )
  })

  it('should follow an escalation to the border that it interrupts', async () => {
    const thrown = `<startEvent id="in"/>${job('w')}<intermediateThrowEvent id="up"><escalationEventDefinition escalationRef="e"/></intermediateThrowEvent>${job('after')}${end('out')}${flows('in -> w -> up -> after -> out')}`
    const escalation = '<escalation id="e" escalationCode="e"/>'
    const content = (interrupting: boolean) =>
      `${start}${sub('s', thrown)}${boundary('b', 's', '<escalationEventDefinition escalationRef="e"/>', interrupting)}${end('end', 'late')}${flows(`start -> s -> end
        b -> late`)}`
    expect(await findings(content(true), escalation)).toEqual([
      'NEVER_RUNS after',
      'NEVER_RUNS end',
      'NEVER_RUNS out',
    ])
    expect(await findings(content(false), escalation)).toEqual([])
  })

  it('should know how often a part throws before it ends', async () => {
    const escalation = '<escalation id="e" escalationCode="e"/>'
    const thrown = (last: string) =>
      `<startEvent id="in"/>${job('w')}<intermediateThrowEvent id="up"><escalationEventDefinition escalationRef="e"/></intermediateThrowEvent>${last}`
    const once = thrown(`${end('out')}${flows('in -> w -> up -> out')}`)
    const content = (inside: string) =>
      `${start}${sub('s', inside)}${boundary('b', 's', '<escalationEventDefinition escalationRef="e"/>', false)}${and('join')}${job('told')}${end('end')}
      ${flows(`start -> s -> join -> end
        b -> told -> join`)}`
    expect(await findings(content(once), escalation)).toEqual([])
    const perhaps = thrown(
      `${xor('e1', 'e1-up')}${xor('e2')}${end('out')}${flows(`in -> w -> e1 -> up -> e2 -> out
      e1 -> e2: x`)}`,
    )
    expect(await findings(content(perhaps), escalation)).toEqual([
      'CANNOT_COMPLETE process',
      'TOKEN_STUCK join',
    ])
  })

  it('should let a part that cannot end go on throwing', async () => {
    const escalation = '<escalation id="e" escalationCode="e"/>'
    const up =
      '<intermediateThrowEvent id="up"><escalationEventDefinition escalationRef="e"/></intermediateThrowEvent>'
    const round = `<startEvent id="in"/>${xor('again')}${job('w')}${up}${flows('in -> again -> w -> up -> again')}`
    const content = `${start}${sub('s', round)}${boundary('b', 's', '<escalationEventDefinition escalationRef="e"/>', false)}${job('late')}${terminate('told')}${end('end')}
      ${flows(`start -> s -> end
        b -> late -> told`)}`
    expect(await findings(content, escalation)).toEqual(['NEVER_RUNS end', 'UNBOUNDED late'])
  })

  it('should claim nothing of what comes behind a part in which tokens pile up', async () => {
    const piling = `<startEvent id="in"/>${xor('merge')}${job('a')}${and('fork')}${end('out')}${flows(`in -> merge -> a -> fork -> merge
      fork -> a`)}`
    const content = `${start}${sub('s', piling)}${end('end')}${flows('start -> s -> end')}`
    expect(await findings(content)).toEqual([
      'NEVER_RUNS end',
      'NEVER_RUNS out',
      'RUNS_TWICE a',
      'UNBOUNDED a',
    ])
  })

  it('should try an event sub-process and what it throws', async () => {
    const content = (interrupting: boolean) =>
      `${start}${job('a')}${end('end')}${flows('start -> a -> end')}
      ${handler('h', received, interrupting, job('b'), end('h-end'), flows('h-start -> b -> h-end'))}`
    expect(await findings(content(true), message('m'), sent)).toEqual([])
    expect(await findings(content(false), message('m'), sent)).toEqual([])
  })

  it('should take a process that is called by its own report', async () => {
    const caller = (called: string) =>
      `${start}<callActivity id="call">${'<extensionElements><zeebe:calledElement processId="other"/></extensionElements>'}</callActivity>${end('end')}${flows('start -> call -> end')}</process>
       <process id="other" isExecutable="true"><startEvent id="in"/>${called}`
    expect(await findings(caller(`${job('w')}${end('out')}${flows('in -> w -> out')}`))).toEqual([])
    expect(await findings(caller(`${xor('x')}${job('w')}${flows('in -> x -> w -> x')}`))).toEqual([
      'CANNOT_COMPLETE process',
      'NEVER_RUNS end',
    ])
  })

  it('should try multi-instances with no, one and two children', async () => {
    const many = (id: string, inside: string) =>
      `<subProcess id="${id}"><multiInstanceLoopCharacteristics>${'<extensionElements><zeebe:loopCharacteristics inputCollection="= list" inputElement="one"/></extensionElements>'}</multiInstanceLoopCharacteristics>${inside}</subProcess>`
    const content = (handling: string) =>
      `${start}${many('s', `<startEvent id="in"/>${job('w')}<endEvent id="out"><errorEventDefinition errorRef="e"/></endEvent>${flows('in -> w -> out')}`)}${end('end')}${handling}${flows('start -> s -> end')}`
    const error = '<error id="e" errorCode="e"/>'
    expect(await findings(content(''), error)).toEqual([])
    const caught = `${boundary('b', 's', '<errorEventDefinition errorRef="e"/>')}${end('late')}${flows('b -> late')}`
    expect(await findings(content(caught), error)).toEqual([])
    expect(await findings(content(caught), error, { children: [1, 2] })).toEqual(['NEVER_RUNS end'])
  })
})

describe('verify: tokens', () => {
  it('should find tokens that pile up in a circle', async () => {
    const content = `${start}${xor('merge')}${job('a', 'b')}${and('fork')}${xor('again', 'again-end')}${end('end', 'side')}
      ${flows(`start -> merge -> a -> fork -> again -> end
        again -> merge: x
        fork -> b -> side`)}`
    expect(await findings(content)).toEqual(['UNBOUNDED b'])
  })

  it('should not count what messages from outside begin', async () => {
    const content = `${start}${job('a', 'b')}${boundary('m1', 'a', received, false)}${boundary('m2', 'a', received, false)}${boundary('m3', 'a', received, false)}${xor('merge')}${end('end', 'side')}
      ${flows(`start -> a -> end
        m1 -> merge -> b -> side
        m2 -> merge
        m3 -> merge`)}`
    expect(await findings(content, message('m'), sent)).toEqual([])
  })

  it('should find the task that two branches of one split come to', async () => {
    const content = (merge: string) => `${start}${and('fork')}${job('a', 'b', 'c')}${merge}${end('end')}
      ${flows(`start -> fork -> a -> merge -> c -> end
        fork -> b -> merge`)}`
    expect(await findings(content(xor('merge')))).toEqual(['RUNS_TWICE c'])
    expect(await findings(content(and('merge')))).toEqual([])
    expect(await findings(content(or('merge')))).toEqual([])
  })

  it('should let a task be done again in a circle', async () => {
    const content = `${start}${xor('merge')}${and('fork', 'join')}${job('a', 'b', 'c')}${xor('again', 'again-end')}${end('end')}
      ${flows(`start -> merge -> fork -> a -> join -> c -> again -> end
        again -> merge: x
        fork -> b -> join`)}`
    expect(await findings(content)).toEqual([])
  })

  it('should find the part that two branches of an inclusive split come to', async () => {
    const content = `${start}${or('which', 'which-c')}${job('a', 'b')}${sub('c', `<startEvent id="in"/>${end('out')}${flows('in -> out')}`)}${end('end')}
      ${flows(`start -> which
        which -> a: x
        which -> b: y
        which -> c
        a -> c -> end
        b -> c`)}`
    expect(await findings(content)).toEqual(['RUNS_TWICE c'])
  })

  it('should find the split at which no condition may hold', async () => {
    const content = (otherwise: string) => `${start}${xor('which', otherwise)}${job('a', 'b')}${end('end')}
      ${flows(`start -> which
        which -> a: x
        which -> b: y
        a -> end
        b -> end`)}`
    expect(await findings(content(''))).toEqual(['NO_BRANCH which'])
    expect(await findings(content('which-b'))).toEqual([])
  })

  it('should find what is never reached', async () => {
    const content = `${start}${job('a')}${boundary('b', 'a', '<errorEventDefinition errorRef="e"/>')}<manualTask id="m"/>${boundary('t', 'm', hour)}${end('end', 'failed', 'late')}
      ${flows(`start -> a -> m -> end
        b -> failed
        t -> late`)}`
    expect(await findings(content, '<error id="e" errorCode="e"/>')).toEqual([
      'NEVER_RUNS late',
      'NEVER_RUNS t',
    ])
  })
})
