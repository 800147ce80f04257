import { compile, createFeel, forDeployment } from '../../../server/engine/index.js'
import { refusals } from '../play.js'
import { diagram, extensions, file, flows, io, message, process, script, timer } from '../xml.js'

const after = (inside: string, roots = '') =>
  diagram(`<startEvent id="start"/>${inside}<endEvent id="end"/>${flows('start -> x -> end')}`, roots)

async function found(xml: string) {
  return (await compile(xml, createFeel())).diagnostics
}

describe('what is refused', () => {
  it.each([
    ['malformed XML', '<definitions', 'null XML_MALFORMED'],
    ['something else than BPMN', '<html/>', 'null XML_MALFORMED'],
    ['a file without a process', file(message('m')), 'null NO_PROCESS'],
    [
      'a process that cannot begin',
      diagram(
        '<subProcess id="x" triggeredByEvent="true"><startEvent id="s"><timerEventDefinition><timeDuration>PT1H</timeDuration></timerEventDefinition></startEvent></subProcess>',
      ),
      'process NO_START',
    ],
    ['an element that is not executed', after('<complexGateway id="x"/>'), 'x ELEMENT_NOT_SUPPORTED'],
    ['an ad-hoc sub-process', after('<adHocSubProcess id="x"/>'), 'x ELEMENT_NOT_SUPPORTED'],
    [
      'a cancel end outside a transaction',
      diagram(
        `<startEvent id="start"/><endEvent id="x"><cancelEventDefinition/></endEvent>${flows('start -> x')}`,
      ),
      'x CANCEL_OUTSIDE_TRANSACTION',
    ],
    [
      'a cancel end without a boundary',
      diagram(
        '<startEvent id="start"/><transaction id="tx"><endEvent id="x"><cancelEventDefinition/></endEvent></transaction>',
      ),
      'x CANCEL_BOUNDARY_MISSING',
    ],
    [
      'a compensation boundary without a handler',
      after(
        '<userTask id="x"/><boundaryEvent id="b" attachedToRef="x"><compensateEventDefinition/></boundaryEvent>',
      ),
      'b COMPENSATION_HANDLER_MISSING',
    ],
    [
      'several event definitions',
      after('<endEvent id="x"><terminateEventDefinition/><messageEventDefinition/></endEvent>').replace(
        '<sequenceFlow id="x-end" sourceRef="x" targetRef="end"></sequenceFlow>',
        '',
      ),
      'x ELEMENT_NOT_SUPPORTED',
    ],
    [
      'a flow that ends nowhere',
      diagram(`<startEvent id="start"/>${flows('start -> nowhere')}`),
      'start-nowhere FLOW_DANGLING',
    ],
    [
      'a flow into a sub-process',
      diagram(
        `<startEvent id="start"/><subProcess id="sub"><userTask id="x"/></subProcess>${flows('start -> x')}`,
      ),
      'start-x FLOW_CROSSES_SCOPE',
    ],
    ['a duplicate id', diagram('<startEvent id="start"/><userTask id="start"/>'), 'start DUPLICATE_ID'],
    [
      'content that is not BPMN',
      diagram(`<startEvent id="start"/>
        <userTask id="x">${extensions('<zeebe:userTusk/>')}</userTask>`),
      'x CONTENT_UNKNOWN',
    ],
    [
      'a FEEL error in a mapping',
      after(`<userTask id="x">${extensions(io({ a: '= 1 +' }))}</userTask>`),
      'x EXPRESSION_SYNTAX',
    ],
    ['full-width punctuation', after(script('x', '工作日（5）')), 'x FULL_WIDTH_PUNCTUATION'],
    [
      'JavaScript in a condition',
      diagram(`<startEvent id="start"/><userTask id="x"/>${flows('start -> x: a == 1')}`),
      'start-x JAVASCRIPT_OPERATOR',
    ],
    [
      'a FEEL error in a candidate',
      after(
        `<userTask id="x">${extensions('<zeebe:assignmentDefinition candidateGroups="= clerk("/>')}</userTask>`,
      ),
      'x EXPRESSION_SYNTAX',
    ],
    [
      'a FEEL error in a milestone',
      after(`<userTask id="x">${extensions('<huying:milestone name="m" data="= {"/>')}</userTask>`),
      'x EXPRESSION_SYNTAX',
    ],
    [
      'a FEEL error in a timer',
      after(`<intermediateCatchEvent id="x">${timer('timeDate', '= add(')}</intermediateCatchEvent>`),
      'x EXPRESSION_SYNTAX',
    ],
    [
      'a timer without a time',
      after('<intermediateCatchEvent id="x"><timerEventDefinition/></intermediateCatchEvent>'),
      'x TIMER_MISSING',
    ],
    [
      'a timer that is no time',
      after(`<intermediateCatchEvent id="x">${timer('timeDuration', 'two days')}</intermediateCatchEvent>`),
      'x TIMER_INVALID',
    ],
    ['a message that is missing', after('<receiveTask id="x"/>'), 'x MESSAGE_MISSING'],
    ['a reference to nothing', after('<receiveTask id="x" messageRef="m"/>'), 'x REFERENCE_UNRESOLVED'],
    [
      'a message without a name',
      after('<receiveTask id="x" messageRef="m"/>', '<message id="m"/>'),
      'x MESSAGE_NAME_MISSING',
    ],
    [
      'a signal that is missing',
      after('<intermediateCatchEvent id="x"><signalEventDefinition/></intermediateCatchEvent>'),
      'x SIGNAL_MISSING',
    ],
    [
      'an error without a code',
      diagram(
        `<startEvent id="start"/><endEvent id="x"><errorEventDefinition/></endEvent>${flows('start -> x')}`,
      ),
      'x ERROR_CODE_MISSING',
    ],
    [
      'an escalation without a code',
      after('<intermediateThrowEvent id="x"><escalationEventDefinition/></intermediateThrowEvent>'),
      'x ESCALATION_CODE_MISSING',
    ],
    [
      'a boundary on a gateway',
      after(
        `<exclusiveGateway id="x"/><boundaryEvent id="b" attachedToRef="x">${timer('timeDuration', 'PT1H')}</boundaryEvent>`,
      ),
      'b BOUNDARY_HOST_INVALID',
    ],
    [
      'an error boundary that continues',
      after(
        '<userTask id="x"/><boundaryEvent id="b" attachedToRef="x" cancelActivity="false"><errorEventDefinition/></boundaryEvent>',
      ),
      'b ERROR_NOT_INTERRUPTING',
    ],
    ['a task behind an event gateway', after('<eventBasedGateway id="x"/>'), 'x-end EVENT_GATEWAY_TARGET'],
    [
      'an event sub-process with a none start',
      diagram(
        '<startEvent id="start"/><subProcess id="x" triggeredByEvent="true"><startEvent id="s"/></subProcess>',
      ),
      's START_KIND_INVALID',
    ],
    [
      'an event sub-process without a start',
      diagram('<startEvent id="start"/><subProcess id="x" triggeredByEvent="true"/>'),
      'x EVENT_SUB_PROCESS_STARTS',
    ],
    [
      'an error start of a process',
      diagram('<startEvent id="x"><errorEventDefinition/></startEvent>'),
      'x START_KIND_INVALID',
    ],
    [
      'a timer start in a sub-process',
      diagram(
        `<startEvent id="start"/><subProcess id="sub"><startEvent id="x">${timer('timeDuration', 'PT1H')}</startEvent></subProcess>`,
      ),
      'x START_KIND_INVALID',
    ],
    [
      'a multi-instance over nothing',
      after('<userTask id="x"><multiInstanceLoopCharacteristics/></userTask>'),
      'x MULTI_INSTANCE_INPUT_MISSING',
    ],
    ['a call of nothing', after('<callActivity id="x"/>'), 'x CALLED_PROCESS_MISSING'],
    [
      'a script that is no FEEL',
      after('<scriptTask id="x" scriptFormat="javascript"><script>x = 1</script></scriptTask>'),
      'x SCRIPT_NOT_FEEL',
    ],
    [
      'a link without a catch',
      after('<intermediateThrowEvent id="x"><linkEventDefinition name="L"/></intermediateThrowEvent>'),
      'x LINK_TARGET_INVALID',
    ],
    [
      'a refusal in mid-way',
      after(`<userTask id="x">${extensions('<huying:refusal text="no"/>')}</userTask>`),
      'x REFUSAL_MISPLACED',
    ],
    ['a token quantity', after('<userTask id="x" startQuantity="2"/>'), 'x ELEMENT_NOT_SUPPORTED'],
    [
      'an unknown once',
      diagram(
        `<startEvent id="x">${extensions('<huying:start once="twice"/>')}<messageEventDefinition messageRef="m"/></startEvent>`,
        message('m'),
      ),
      'x ONCE_UNKNOWN',
    ],
    [
      'a mapping to no variable',
      after(`<userTask id="x">${extensions(io({ 'a b': '= 1' }))}</userTask>`),
      'x MAPPING_TARGET_INVALID',
    ],
  ])('should be %s', async (_what, xml, refusal) => {
    expect(await refusals(xml)).toContain(refusal)
  })

  it('should be said in Chinese and English, with a way out', async () => {
    const [diagnostic] = await found(after('<complexGateway id="x"/>'))
    expect(diagnostic).toMatchObject({ element: 'x', severity: 'error' })
    expect(diagnostic!.message).toMatch(/[一-龥]/)
    expect(diagnostic!.messageEn).not.toMatch(/[一-龥]/)
    expect(diagnostic!.fix).toMatch(/[一-龥]/)
    expect(diagnostic!.fixEn).toMatch(/^[^一-龥]+$/)
  })
})

describe('what is only warned of', () => {
  it.each([
    ['a service task without a type', after('<serviceTask id="x"/>'), 'JOB_TYPE_MISSING'],
    ['a send task that sends nothing', after('<sendTask id="x"/>'), 'SENDING_MISSING'],
    [
      'a listener',
      after(
        `<userTask id="x">${extensions('<zeebe:taskListeners><zeebe:taskListener eventType="creating" type="t"/></zeebe:taskListeners>')}</userTask>`,
      ),
      'LISTENER_UNHEEDED',
    ],
    [
      'an attribute of Camunda 7',
      after('<userTask id="x" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" camunda:assignee="me"/>'),
      'DIALECT_UNHEEDED',
    ],
    [
      'a process without a start event',
      diagram('<userTask id="x"/>')
        .replace('id="process"', 'id="x"')
        .replace('<userTask id="x"', '<userTask id="y"'),
      'START_IMPLICIT',
    ],
    ['a script task without a script', after('<scriptTask id="x"/>'), 'SCRIPT_MISSING'],
    [
      'a choice without a default',
      diagram(
        `<startEvent id="start"/><exclusiveGateway id="x"/><endEvent id="a"/><endEvent id="b"/>${flows(`start -> x
        x -> a: n = 1
        x -> b: n = 2`)}`,
      ),
      'NO_DEFAULT_FLOW',
    ],
  ])('should be %s', async (_what, xml, code) => {
    expect(await found(xml)).toMatchObject([{ element: 'x', code, severity: 'warning' }])
  })
})

describe('where people work', () => {
  it('should be an error that a task says nothing of what is to be done', async () => {
    const [diagnostic] = forDeployment(await found(after('<serviceTask id="x"/>')))
    expect(diagnostic).toMatchObject({ code: 'JOB_TYPE_MISSING', severity: 'error' })
  })
})

describe('what is let pass', () => {
  it('should be lanes, data, annotations, groups and foreign extensions', async () => {
    const xml =
      diagram(`<laneSet id="lanes"><lane id="lane" name="中心"><flowNodeRef>start</flowNodeRef></lane></laneSet>
      <startEvent id="start">${extensions('<other:thing xmlns:other="http://example.com" a="1"/>')}</startEvent>
      <dataObject id="d"/><dataObjectReference id="dr" dataObjectRef="d"/><dataStoreReference id="ds"/>
      <textAnnotation id="note"><text>x</text></textAnnotation><association id="as" sourceRef="start" targetRef="note"/><group id="g"/>`)
    expect(await found(xml)).toEqual([])
  })

  it('should be a documentation pool beside a process that runs', async () => {
    const xml = file(
      '<collaboration id="c"><participant id="p1" processRef="process"/><participant id="p2" processRef="other"/></collaboration>',
      process('<startEvent id="start"/>'),
      '<process id="other"><complexGateway id="x"/></process>',
    )
    const { processes, diagnostics } = await compile(xml, createFeel())
    expect(processes.map(one => [one.id, one.executable])).toEqual([
      ['process', true],
      ['other', false],
    ])
    expect(diagnostics.every(one => one.severity === 'warning')).toBe(true)
  })
})

describe('the summary of a process', () => {
  it('should name starts, forms, decisions, calls, messages, signals and jobs', async () => {
    const xml = diagram(
      `<startEvent id="filed">${extensions('<zeebe:formDefinition formId="filing"/>')}</startEvent>
      <startEvent id="other">${extensions('<huying:start once="ever"/>')}<messageEventDefinition messageRef="m"/></startEvent>
      <startEvent id="daily">${timer('timeCycle', 'R/P1D')}</startEvent>
      <userTask id="t">${extensions('<zeebe:formDefinition formId="sign"/>')}</userTask>
      <callActivity id="c">${extensions('<zeebe:calledElement processId="ruling"/>')}</callActivity>
      <businessRuleTask id="r">${extensions('<zeebe:calledDecision decisionId="limits" resultVariable="l"/>')}</businessRuleTask>
      <serviceTask id="j">${extensions('<zeebe:taskDefinition type="find"/>')}</serviceTask>
      <sendTask id="p">${extensions('<zeebe:taskDefinition type="huying.publish"/>', io({ name: '= "supervise"' }))}</sendTask>
      <receiveTask id="w" messageRef="n"/>
      ${flows('filed -> t -> c -> r -> j -> p -> w')}`,
      message('m', 'file call') + message('n', 'answered'),
    )
    const [graph] = (await compile(xml, createFeel())).processes
    expect(graph).toMatchObject({
      forms: ['filing', 'sign'],
      decisions: ['limits'],
      calls: ['ruling'],
      jobTypes: ['find'],
      messagesThrown: ['supervise'],
      messagesAwaited: ['file call', 'answered'],
    })
    expect(graph!.starts).toMatchObject([
      { element: 'filed', kind: 'none', form: { text: 'filing' } },
      { element: 'other', kind: 'message', message: { text: 'file call' }, once: 'ever' },
      { element: 'daily', kind: 'timer', timer: { kind: 'cycle' } },
    ])
  })
})
