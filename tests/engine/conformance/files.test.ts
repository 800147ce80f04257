import { diagram, flows } from '../xml.js'
import { ENDS, tasks } from './bpmn.js'
import { diagnosticsOf, refusals, run, those } from './world.js'

const plain = diagram(`${ENDS}<task id="a"/>${flows('s -> a -> e')}`)
const BODY = (p: string) =>
  `<${p}startEvent id="s"/><${p}task id="a"/><${p}endEvent id="e"/><${p}sequenceFlow id="f1" sourceRef="s" targetRef="a"/><${p}sequenceFlow id="f2" sourceRef="a" targetRef="e"/>`
const MODEL = 'http://www.omg.org/spec/BPMN/20100524/MODEL'
const prefixed = (p: string, more = '', roots = '') =>
  `<${p}:definitions xmlns:${p}="${MODEL}" ${more} id="d" targetNamespace="t">${roots}<${p}:process id="p" isExecutable="true">${BODY(`${p}:`)}</${p}:process></${p}:definitions>`

describe('files from elsewhere', () => {
  it.each(['bpmn', 'bpmn2', 'semantic', 'model', 'b'])('should run with the prefix %s', async prefix => {
    expect(those(await run(prefixed(prefix)))).toEqual(['s', 'a', 'e'])
  })

  it.each([
    ['no declaration', plain.replace(/<\?xml.*?\?>\n/, '')],
    ['a byte order mark', `\uFEFF${plain}`],
    ['Windows line ends', plain.replace(/\n/g, '\r\n')],
    [
      'comments and processing instructions',
      plain.replace('<process', '<?go now?><!-- here <process> --><process'),
    ],
    ['blank lines before', plain.replace('?>\n', '?>\n\n\n')],
    [
      'documentation everywhere',
      plain
        .replace(
          '<task id="a"/>',
          '<task id="a"><documentation>what <![CDATA[<it>]]> is</documentation></task>',
        )
        .replace(
          'isExecutable="true">',
          'isExecutable="true"><documentation textFormat="text/plain">all</documentation>',
        ),
    ],
    [
      'text annotations, groups and associations',
      plain.replace(
        '</process>',
        '<textAnnotation id="note"><text>说明</text></textAnnotation><association id="as" sourceRef="a" targetRef="note"/><group id="g"/></process>',
      ),
    ],
    [
      'data objects, stores and their associations',
      plain.replace(
        '<task id="a"/>',
        '<dataObject id="do"/><dataObjectReference id="dor" dataObjectRef="do"/><dataStoreReference id="ds"/><task id="a"><ioSpecification><dataInput id="di"/><inputSet/><outputSet/></ioSpecification><property id="prop" name="x"/><dataInputAssociation id="dia"><sourceRef>dor</sourceRef><targetRef>prop</targetRef></dataInputAssociation><dataOutputAssociation id="doa"><targetRef>ds</targetRef></dataOutputAssociation></task>',
      ),
    ],
    [
      'lanes',
      plain.replace(
        'isExecutable="true">',
        'isExecutable="true"><laneSet id="ls"><lane id="l"><flowNodeRef>a</flowNodeRef><flowNodeRef>s</flowNodeRef></lane></laneSet>',
      ),
    ],
    [
      'foreign extensions',
      plain
        .replace(
          '<definitions ',
          '<definitions xmlns:signavio="http://www.signavio.com" xmlns:camunda="http://camunda.org/schema/1.0/bpmn" xmlns:activiti="http://activiti.org/bpmn" ',
        )
        .replace(
          '<task id="a"/>',
          '<task id="a" camunda:asyncBefore="true" activiti:x="1"><extensionElements><signavio:signavioMetaData metaKey="bgcolor" metaValue="#ffffcc"/><camunda:properties><camunda:property name="a" value="b"/></camunda:properties></extensionElements></task>',
        ),
    ],
    [
      'incoming and outgoing',
      plain.replace('<task id="a"/>', '<task id="a"><incoming>s-a</incoming><outgoing>a-e</outgoing></task>'),
    ],
    [
      'a default namespace and other roots',
      plain.replace(
        '<process',
        '<category id="cat"><categoryValue id="cv" value="x"/></category><itemDefinition id="it" structureRef="string"/><interface id="if" name="i"><operation id="op" name="o"><inMessageRef>m</inMessageRef></operation></interface><message id="m" name="m" itemRef="it"/><process',
      ),
    ],
    [
      'an execution listener and templates',
      plain.replace(
        '<task id="a"/>',
        '<task id="a" zeebe:modelerTemplate="x" zeebe:modelerTemplateVersion="1"><extensionElements><zeebe:properties><zeebe:property name="a" value="b"/></zeebe:properties></extensionElements></task>',
      ),
    ],
    [
      'exporter attributes',
      plain.replace(
        '<definitions ',
        '<definitions xmlns:modeler="http://camunda.org/schema/modeler/1.0" exporter="Camunda Modeler" exporterVersion="5.1.0" modeler:executionPlatform="Camunda Cloud" modeler:executionPlatformVersion="8.2.0" ',
      ),
    ],
  ])('should run with %s', async (_what, xml) => {
    expect([await refusals(xml), those(await run(xml))]).toEqual([[], ['s', 'a', 'e']])
  })

  it('should run with a drawing, even one that points at nothing', async () => {
    const DI = `<bpmndi:BPMNDiagram xmlns:bpmndi="http://www.omg.org/spec/BPMN/20100524/DI" xmlns:dc="http://www.omg.org/spec/DD/20100524/DC" xmlns:di="http://www.omg.org/spec/DD/20100524/DI" id="D"><bpmndi:BPMNPlane id="P" bpmnElement="process"><bpmndi:BPMNShape id="a_di" bpmnElement="a"><dc:Bounds x="1" y="2" width="3" height="4"/><bpmndi:BPMNLabel/></bpmndi:BPMNShape><bpmndi:BPMNShape id="gone_di" bpmnElement="gone"><dc:Bounds x="1" y="2" width="3" height="4"/></bpmndi:BPMNShape><bpmndi:BPMNEdge id="f_di" bpmnElement="s-a"><di:waypoint x="1" y="1"/><di:waypoint x="2" y="2"/></bpmndi:BPMNEdge></bpmndi:BPMNPlane></bpmndi:BPMNDiagram></definitions>`
    expect(those(await run(plain.replace('</definitions>', DI)))).toEqual(['s', 'a', 'e'])
  })

  it('should read conditions in CDATA, with a type and without, with = and without', async () => {
    for (const condition of [
      '<conditionExpression xsi:type="tFormalExpression"><![CDATA[=n > 1 and n < 5]]></conditionExpression>',
      '<conditionExpression xsi:type="bpmn:tFormalExpression" xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL">= n &gt; 1</conditionExpression>',
      '<conditionExpression>\n  =n &gt; 1\n</conditionExpression>',
      '<conditionExpression xsi:type="tFormalExpression" language="feel">n &gt; 1</conditionExpression>',
    ]) {
      const xml = diagram(
        `${ENDS}<exclusiveGateway id="x" default="x-e"/>${tasks('a')}${flows('s -> x -> e\na -> e')}<sequenceFlow id="c" sourceRef="x" targetRef="a">${condition}</sequenceFlow>`,
      )
      expect([await refusals(xml), those(await run(xml, { vars: { n: 2 } }))]).toEqual([
        [],
        ['s', 'x', 'a', 'e'],
      ])
    }
  })

  it('should leave out a pool that is not executed, whatever it holds', async () => {
    const xml = plain.replace(
      '<process',
      `<collaboration id="c"><participant id="pa" processRef="process"/><participant id="pb" processRef="other"/><participant id="box" name="black box"/></collaboration><process id="other" isExecutable="false"><startEvent id="os"/><adHocSubProcess id="ad"/><complexGateway id="cg"/></process><process`,
    )
    expect(those(await run(xml))).toEqual(['s', 'a', 'e'])
  })
})

describe('files that are no diagram', () => {
  it.each([
    ['nothing', ''],
    ['blanks', ' \n '],
    ['text', 'hello'],
    ['JSON', '{"a": 1}'],
    ['HTML', '<!doctype html><html><body>x</body></html>'],
    ['other XML', '<note><to>x</to></note>'],
    ['cut off XML', plain.slice(0, plain.length / 2)],
    ['an unclosed element', plain.replace('<task id="a"/>', '<task id="a">')],
    [
      'a DMN file',
      '<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="d" name="d" namespace="n"><decision id="x"/></definitions>',
    ],
    ['an undeclared prefix', plain.replace('<task id="a"/>', '<foo:task id="a"/>')],
    ['no process', `<definitions xmlns="${MODEL}" id="d" targetNamespace="t"/>`],
    [
      'an empty process',
      `<definitions xmlns="${MODEL}" id="d" targetNamespace="t"><process id="p" isExecutable="true"/></definitions>`,
    ],
    ['an entity bomb', '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "x"><!ENTITY b "&a;&a;">]><l>&b;</l>'],
    ['binary', '\u0000\u0001\u0002PK\u0003\u0004'],
  ])('should refuse %s without an exception', async (_what, xml) => {
    const report = await run(xml)
    expect([report.state, report.instances, report.diagnostics.length > 0]).toEqual(['refused', [], true])
  })
})

describe('refusals', () => {
  it.each([
    ['an unknown element', '<fooTask id="x"/>', 'x'],
    ['an unknown element with content', '<fooTask id="x" name="y"><extensionElements/></fooTask>', 'x'],
    ['an unknown element whose id is not first', '<fooTask name="y" id="x"></fooTask>', 'x'],
    ['a flow to nowhere', '<sequenceFlow id="x" sourceRef="a" targetRef="gone"/>', 'x'],
    ['a flow from nowhere', '<sequenceFlow id="x" targetRef="a"/>', 'x'],
    [
      'a boundary of nothing',
      '<boundaryEvent id="x" attachedToRef="gone"><errorEventDefinition/></boundaryEvent>',
      'x',
    ],
    ['a boundary without host', '<boundaryEvent id="x"><errorEventDefinition/></boundaryEvent>', 'x'],
    [
      'a boundary of a gateway',
      '<exclusiveGateway id="g"/><boundaryEvent id="x" attachedToRef="g"><errorEventDefinition/></boundaryEvent>',
      'x',
    ],
    ['a boundary without a definition', '<boundaryEvent id="x" attachedToRef="a"/>', 'x'],
    ['a receive task without a message', '<receiveTask id="x"/>', 'x'],
    ['a message that is not there', '<receiveTask id="x" messageRef="gone"/>', 'x'],
    [
      'a signal that is not there',
      '<intermediateCatchEvent id="x"><signalEventDefinition id="sd" signalRef="gone"/></intermediateCatchEvent>',
      'x',
    ],
    [
      'a timer without a time',
      '<intermediateCatchEvent id="x"><timerEventDefinition id="td"/></intermediateCatchEvent>',
      'x',
    ],
    [
      'a timer that cannot be read',
      '<intermediateCatchEvent id="x"><timerEventDefinition><timeDuration>soon</timeDuration></timerEventDefinition></intermediateCatchEvent>',
      'x',
    ],
    ['a call of nothing', '<callActivity id="x"/>', 'x'],
    ['a multi-instance over nothing', '<task id="x"><multiInstanceLoopCharacteristics/></task>', 'x'],
    ['an error end without code', '<endEvent id="x"><errorEventDefinition/></endEvent>', 'x'],
    [
      'a script in JavaScript',
      '<scriptTask id="x" scriptFormat="javascript"><script>x = 1</script></scriptTask>',
      'x',
    ],
    [
      'a FEEL error in a condition',
      '<sequenceFlow id="x" sourceRef="a" targetRef="e"><conditionExpression>=n &gt;</conditionExpression></sequenceFlow>',
      'x',
    ],
    [
      'a FEEL error in a script',
      '<scriptTask id="x"><extensionElements><zeebe:script expression="=1 +" resultVariable="r"/></extensionElements></scriptTask>',
      'x',
    ],
    [
      'a FEEL error in an input',
      '<task id="x"><extensionElements><zeebe:ioMapping><zeebe:input source="=(1" target="r"/></zeebe:ioMapping></extensionElements></task>',
      'x',
    ],
    [
      'a FEEL error in a timer',
      '<intermediateCatchEvent id="x"><timerEventDefinition><timeDuration>=1 +</timeDuration></timerEventDefinition></intermediateCatchEvent>',
      'x',
    ],
    [
      'JavaScript in a condition',
      '<sequenceFlow id="x" sourceRef="a" targetRef="e"><conditionExpression>${n == 1}</conditionExpression></sequenceFlow>',
      'x',
    ],
    ['a default flow that is not there', '<exclusiveGateway id="x" default="gone"/>', 'x'],
    ['a flow into a start event', '<sequenceFlow id="f" sourceRef="a" targetRef="s"/>', 's'],
    ['a flow out of an end event', '<sequenceFlow id="f" sourceRef="e" targetRef="a"/>', 'e'],
    [
      'an event gateway before a task',
      '<eventBasedGateway id="g"/><task id="t"/><sequenceFlow id="x" sourceRef="g" targetRef="t"/>',
      'x',
    ],
    ['an id that is used twice', '<task id="a"/>', 'a'],
    [
      'a flow across a border',
      '<subProcess id="sub"><startEvent id="i"/><task id="t"/></subProcess><sequenceFlow id="x" sourceRef="a" targetRef="t"/>',
      'x',
    ],
    [
      'a link without a catch',
      '<intermediateThrowEvent id="x"><linkEventDefinition name="L"/></intermediateThrowEvent>',
      'x',
    ],
    [
      'an event sub-process without a start',
      '<subProcess id="x" triggeredByEvent="true"><task id="t"/></subProcess>',
      'x',
    ],
    [
      'a none start of an event sub-process',
      '<subProcess id="es" triggeredByEvent="true"><startEvent id="x"/></subProcess>',
      'x',
    ],
  ])('should name the element of %s', async (_what, content, element) => {
    const xml = plain.replace('</process>', `${content}</process>`)
    const found = (await diagnosticsOf(xml)).filter(one => one.severity === 'error')
    expect(found.map(one => one.element)).toContain(element)
    expect(found.every(one => one.element !== null && /[\u4e00-\u9fff]/.test(one.message))).toBe(true)
  })

  it('should report every fault of a file, not the first alone', async () => {
    const xml = plain.replace(
      '</process>',
      '<receiveTask id="x"/><callActivity id="y"/><fooTask id="z"/></process>',
    )
    expect((await refusals(xml)).map(one => one.split(' ')[0]).sort()).toEqual(['x', 'y', 'z'])
  })

  it('should stand on the element of an unknown extension of zeebe', async () => {
    const xml = plain.replace(
      '<task id="a"/>',
      '<task id="a"><extensionElements><zeebe:nonsense x="1"/></extensionElements></task>',
    )
    expect(new Set((await diagnosticsOf(xml)).map(one => one.element))).toEqual(new Set(['a']))
  })

  it('should read a large file', async () => {
    const ids = Array.from({ length: 1500 }, (_, n) => `t${n}`)
    const xml = diagram(`${ENDS}${tasks(...ids)}${flows(`s -> ${ids.join(' -> ')} -> e`)}`)
    expect(those(await run(xml)).length).toBe(1502)
  })

  it('should run through deep nesting', async () => {
    let inside = '<task id="deep"/>'
    for (let level = 0; level < 60; level += 1) inside = `<subProcess id="n${level}">${inside}</subProcess>`
    expect(those(await run(diagram(`<startEvent id="s"/>${inside}${flows('s -> n59')}`))).length).toBe(62)
  })
})
