import { diagram, escaped, extensions, flows, io, message, timer } from '../xml.js'
import { and, boundary, end, findings, handler, job, report, start, sub, xor } from './verifying.js'

const hour = timer('timeDuration', 'PT1H')

function task(id: string, groups = '= clerk(主办)', due = ''): string {
  const schedule = due && `<zeebe:taskSchedule dueDate="${escaped(due)}"/>`
  return `<userTask id="${id}">${extensions(`<zeebe:assignmentDefinition candidateGroups="${escaped(groups)}"/>${schedule}`)}</userTask>`
}

/** An end that tells people something. */
const notice = (id: string, to: string): string =>
  `<endEvent id="${id}">${extensions('<zeebe:taskDefinition type="huying.notice"/>', io({ to }))}<messageEventDefinition/></endEvent>`

const publish = (id: string, name: string): string =>
  `<intermediateThrowEvent id="${id}">${extensions('<zeebe:taskDefinition type="huying.publish"/>', io({ name }))}<messageEventDefinition/></intermediateThrowEvent>`

const supervise = (id: string): string => publish(id, '="supervise"')

/** A task with one timer on its border that leads to a notice. */
const reminded = (to: string, interrupting = false, groups?: string): string =>
  `${start}${task('a', groups)}${boundary('due', 'a', hour, interrupting)}${notice('told', to)}${end('end')}${flows(`start -> a -> end
    due -> told`)}`

describe('verify: limits of tasks', () => {
  it('should ask for a timer on every user task', async () => {
    const bare = `${start}${task('a')}${end('end')}${flows('start -> a -> end')}`
    expect(await findings(bare)).toEqual(['NO_LIMIT a'])
    expect(await findings(reminded('= [head(主办)]'))).toEqual([])
  })

  it('should let 期限 be the limit where every path has passed a thrown supervise', async () => {
    const content = (due: string) =>
      `${start}${xor('which', 'which-a')}${supervise('s')}${sub('leg', `<startEvent id="in"/>${task('a', undefined, due)}${end('out')}${flows('in -> a -> out')}`)}${end('end')}
      ${flows(`start -> which -> s -> leg -> end`)}`.replace('default="which-a"', '')
    expect(await findings(content('= 期限'))).toEqual([])
    expect(await findings(content('= 协办期限'))).toEqual(['NO_LIMIT a'])
    const around =
      `${start}${xor('which', 'which-leg')}${supervise('s')}${xor('merge')}${task('leg', undefined, '= 期限')}${end('end')}
      ${flows(`start -> which
        which -> s: x
        s -> merge -> leg -> end
        which -> merge`)}`.replace('which-leg', 'which-merge')
    expect(await findings(around)).toEqual(['NO_LIMIT leg'])
  })

  it('should let the limit that is handed over to supervision be one', async () => {
    const handed = (limit: string) =>
      `<intermediateThrowEvent id="s">${extensions('<zeebe:taskDefinition type="huying.publish"/>', io({ name: '="supervise"', variables: `= {承办号: 决定号, 期限: ${limit}, 限版: 1}` }))}<messageEventDefinition/></intermediateThrowEvent>`
    const content = (limit: string) =>
      `${start}${handed(limit)}${task('a', undefined, '= 决定期限')}${boundary('due', 'a', hour, false)}${notice('told', '= [clerk(主办)]')}${end('end')}${flows(`start -> s -> a -> end
        due -> told`)}`
    expect(await findings(content('决定期限'))).toEqual([])
    expect(await findings(content('协办期限'))).toEqual(['ESCALATION_WEAK a'])
  })

  it('should count what a sub-process throws on each of its ways', async () => {
    const inside = (
      second: string,
    ) => `<startEvent id="in"/>${xor('which', 'which-t')}${supervise('s')}${second}${end('out')}
      ${flows(`in -> which
        which -> s: x
        s -> out
        which -> t -> out`)}`
    const content = (second: string) =>
      `${start}${sub('p', inside(second))}${task('a', undefined, '= 期限')}${end('end')}${flows('start -> p -> a -> end')}`
    expect(await findings(content(supervise('t')))).toEqual([])
    expect(await findings(content(job('t')))).toEqual(['NO_LIMIT a'])
  })

  it('should find a limit that only reminds the candidates', async () => {
    expect(await findings(reminded('= [clerk(主办)]'))).toEqual(['ESCALATION_WEAK a'])
    expect(await findings(reminded('= [clerk( 主办 ), head(主办)]'))).toEqual([])
    expect(await findings(reminded('= [clerk(主办)]', true))).toEqual([])
    const either = '= if 急 then duty(主办) else clerk(主办)'
    expect(await findings(reminded('= [duty(主办), clerk(主办)]', false, either))).toEqual([
      'ESCALATION_WEAK a',
    ])
    expect(
      await findings(
        reminded(
          '= if 责任人 = null then [head(主办)] else [{person: 责任人}]',
          false,
          '= [{person: 责任人}]',
        ),
      ),
    ).toEqual([])
    expect(await findings(reminded('= [交办人]'))).toEqual([])
  })

  it('should follow what the timer throws', async () => {
    const content = (caught: string) =>
      `${start}${task('a')}${boundary('due', 'a', hour, false)}<endEvent id="up"><escalationEventDefinition escalationRef="e"/></endEvent>${end('end')}${caught}${flows(`start -> a -> end
        due -> up`)}`
    const escalation = '<escalation id="e" escalationCode="e"/>'
    const event = '<escalationEventDefinition escalationRef="e"/>'
    const told = (to: string) => handler('h', event, false, notice('told', to), flows('h-start -> told'))
    expect(await findings(content(''), escalation)).toEqual(['ESCALATION_WEAK a'])
    expect(await findings(content(told('= [clerk(主办)]')), escalation)).toEqual(['ESCALATION_WEAK a'])
    expect(await findings(content(told('= [head(主办)]')), escalation)).toEqual([])
    expect(
      await findings(content(handler('h', event, true, end('h-end'), flows('h-start -> h-end'))), escalation),
    ).toEqual([])
  })
})

describe('verify: messages', () => {
  const content = `${start}<receiveTask id="r" messageRef="m"/>${end('end')}${flows('start -> r -> end')}`

  it('should find the message that nobody sends, and nothing that follows from it', async () => {
    expect(await findings(content, message('m', 'paid'))).toEqual(['MESSAGE_FROM_NOBODY r'])
    expect(await findings(content, message('m', 'paid'), { outside: ['paid'] })).toEqual([])
    expect(
      await findings(
        content
          .replace('<receiveTask', `${publish('p', '="paid"')}<receiveTask`)
          .replace('start-r', 'start-p')
          .replace('targetRef="r"', 'targetRef="p"') + flows('p -> r'),
        message('m', 'paid'),
      ),
    ).toEqual([])
  })

  it('should know a name by its beginning, and the act of a person by its form', async () => {
    const other = (name: string) =>
      `</process><process id="other" isExecutable="true"><startEvent id="in"/>${publish('p', name)}${end('out')}${flows('in -> p -> out')}`
    expect(await findings(content + other('= "reopen " + 流程'), message('m', 'reopen call'))).toEqual([])
    expect(await findings(content + other('= 前缀 + "call"'), message('m', 'reopen call'))).toEqual([
      'MESSAGE_FROM_NOBODY r',
    ])
    const act = (form: string) =>
      `${start}${job('a')}${end('end')}${flows('start -> a -> end')}<subProcess id="h" triggeredByEvent="true"><startEvent id="h-start" isInterrupting="false">${form}<messageEventDefinition messageRef="m"/></startEvent>${end('h-end')}${flows('h-start -> h-end')}</subProcess>`
    expect(await findings(act(''), message('m'))).toEqual(['MESSAGE_FROM_NOBODY h-start'])
    expect(await findings(act(extensions('<zeebe:formDefinition formId="f"/>')), message('m'))).toEqual([])
  })
})

describe('verify: refusals', () => {
  const refusal = (id: string) =>
    `<endEvent id="${id}">${extensions('<huying:refusal text="no"/>')}</endEvent>`
  const guarded = (event: string) =>
    `${start}${job('a')}${end('end')}${flows('start -> a -> end')}${handler(
      'h',
      event,
      true,
      xor('may', 'may-b'),
      refusal('no'),
      job('b'),
      end('h-end'),
      flows(`h-start -> may
      may -> no: x
      may -> b -> h-end`),
    )}`

  it('should take back the act that is refused', async () => {
    const event = '<messageEventDefinition messageRef="m"/>'
    expect(await findings(guarded(event), message('m'), { outside: ['m'] })).toEqual([])
  })

  it('should find the refusal that nobody is there to hear', async () => {
    const late = `${start}${job('a')}${boundary('t', 'a', hour)}${refusal('no')}${end('end')}${flows(`start -> a -> end
      t -> no`)}`
    expect(await findings(late)).toEqual(['TOKEN_STUCK no'])
  })
})

describe('verify: its report', () => {
  const stuck = `${start}${job('a', 'b')}${xor('which', 'which-b')}${and('join')}${end('end')}
    ${flows(`start -> which
      which -> a: x
      which -> b
      a -> join -> end
      b -> join`)}`

  it('should tell a shortest way there and a way out in both languages', async () => {
    const { findings: found } = await report(diagram(stuck))
    const [first] = found
    expect(first).toMatchObject({ code: 'CANNOT_COMPLETE', element: 'process', elements: ['join'] })
    expect(first!.trace.map(step => step.en)).toEqual([
      'begins at “start”',
      '“which” takes “a”',
      '“a” is done',
    ])
    for (const { message: said, fix, trace } of found)
      for (const text of [said, fix, ...trace]) {
        expect(text.zh).toMatch(/\p{Script=Han}/u)
        expect(text.en).not.toMatch(/\p{Script=Han}/u)
      }
  })

  it('should say how far it came when it gives up, and claim nothing of the rest', async () => {
    const wide = `${start}${and('fork', 'join')}${job('a', 'b', 'c', 'd', 'e')}${end('end')}${job('never')}
      ${flows('start -> fork\njoin -> end')}${['a', 'b', 'c', 'd', 'e'].map(id => flows(`fork -> ${id} -> join`)).join('')}`
    const few = await report(diagram(wide), { states: 10 })
    expect(few).toMatchObject({ verified: false, findings: [], scopes: [{ id: 'process', finished: false }] })
    expect(few.scopes[0]!.states).toBeGreaterThan(10)
    let clock = 0
    const slow = await report(diagram(wide), { now: () => (clock += 20_000) })
    expect(slow).toMatchObject({ verified: false, findings: [] })
    const all = await report(diagram(wide))
    expect(all.verified).toBe(true)
  })
})
