// Edits of the fixture, as a designer would make them on the canvas.

/** Gives the drafting task another limit, on the task and on its timer. */
export const draftingWithin = (days: number) => (xml: string) =>
  xml.replaceAll('add limit(now(), 5, ', `add limit(now(), ${days}, `)

const legal = (name: string, extensions: string) => `
    <bpmn:userTask id="legal" name="${name}">
      <bpmn:extensionElements><zeebe:userTask />${extensions}</bpmn:extensionElements>
      <bpmn:incoming>draft--legal</bpmn:incoming>
      <bpmn:outgoing>legal--sign</bpmn:outgoing>
    </bpmn:userTask>
    <bpmn:boundaryEvent id="legal-due" attachedToRef="legal" cancelActivity="false">
      <bpmn:outgoing>legal-due--told</bpmn:outgoing>
      <bpmn:timerEventDefinition id="legal-due-timer">
        <bpmn:timeDate xsi:type="bpmn:tFormalExpression">= add limit(now(), 2, "工作日")</bpmn:timeDate>
      </bpmn:timerEventDefinition>
    </bpmn:boundaryEvent>
    <bpmn:endEvent id="legal-told" name="提醒"><bpmn:incoming>legal-due--told</bpmn:incoming></bpmn:endEvent>
    <bpmn:sequenceFlow id="legal-due--told" sourceRef="legal-due" targetRef="legal-told" />
    <bpmn:sequenceFlow id="draft--legal" sourceRef="draft" targetRef="legal" />
    <bpmn:sequenceFlow id="legal--sign" sourceRef="legal" targetRef="sign" />`

/** Puts a task between drafting and signing, with a limit and a reminder. */
export const legalReview =
  (
    extensions = `<zeebe:assignmentDefinition candidateGroups="= clerk(&quot;司法局&quot;)" /><zeebe:taskSchedule dueDate="= add limit(now(), 2, &quot;工作日&quot;)" />`,
  ) =>
  (xml: string) =>
    xml
      .replace('<bpmn:sequenceFlow id="draft--sign" sourceRef="draft" targetRef="sign" />', '')
      .replace('<bpmn:outgoing>draft--sign</bpmn:outgoing>', '<bpmn:outgoing>draft--legal</bpmn:outgoing>')
      .replace('<bpmn:incoming>draft--sign</bpmn:incoming>', '<bpmn:incoming>legal--sign</bpmn:incoming>')
      .replace(/<bpmndi:BPMNEdge id="e2".*\n/, '')
      .replace(
        '<bpmn:sequenceFlow id="start--draft"',
        `${legal('法制审核', extensions)}\n<bpmn:sequenceFlow id="start--draft"`,
      )

export const without = (part: RegExp) => (xml: string) => xml.replace(part, '')
