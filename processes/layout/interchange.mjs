const bounds = ({ x, y, width, height }) =>
  `<dc:Bounds x="${x}" y="${y}" width="${width}" height="${height}" />`

/** The XML of a file with its diagrams replaced by `planes`. */
export function writeInterchange(xml, planes) {
  const bare = xml.replace(/\s*<bpmndi:BPMNDiagram[\s\S]*<\/bpmndi:BPMNDiagram>/, '')
  const diagrams = planes.map(diagram).join('\n')
  return bare.replace(/\s*<\/bpmn:definitions>\s*$/, `\n${diagrams}\n</bpmn:definitions>\n`)
}

function diagram(plane) {
  const shapes = plane.scope.flowElements.filter(element => element.$type !== 'bpmn:SequenceFlow')
  const inner = [
    ...(plane.pool
      ? [
          shape(
            plane.pool.id,
            { x: 0, y: 0, width: plane.width, height: plane.height },
            ' isHorizontal="true"',
          ),
        ]
      : []),
    ...plane.lanes.map(lane => shape(lane.id, plane.boxes.get(lane.id), ' isHorizontal="true"')),
    ...shapes.map(element =>
      shape(element.id, plane.boxes.get(element.id), look(element), plane.labels.get(element.id)),
    ),
    ...[...plane.lines].map(([id, points]) => edge(id, points, plane.labels.get(id))),
  ]
  return [
    `  <bpmndi:BPMNDiagram id="${plane.element}-diagram">`,
    `    <bpmndi:BPMNPlane id="${plane.element}-plane" bpmnElement="${plane.element}">`,
    ...inner,
    '    </bpmndi:BPMNPlane>',
    '  </bpmndi:BPMNDiagram>',
  ].join('\n')
}

function look(element) {
  if (element.$type === 'bpmn:SubProcess') return ' isExpanded="false"'
  return element.$type === 'bpmn:ExclusiveGateway' ? ' isMarkerVisible="true"' : ''
}

function shape(id, box, attributes, label) {
  return [
    `      <bpmndi:BPMNShape id="${id}-shape" bpmnElement="${id}"${attributes}>`,
    `        ${bounds(box)}`,
    ...labelLines(label),
    '      </bpmndi:BPMNShape>',
  ].join('\n')
}

function edge(id, points, label) {
  return [
    `      <bpmndi:BPMNEdge id="${id}-edge" bpmnElement="${id}">`,
    ...points.map(({ x, y }) => `        <di:waypoint x="${x}" y="${y}" />`),
    ...labelLines(label),
    '      </bpmndi:BPMNEdge>',
  ].join('\n')
}

function labelLines(label) {
  if (!label) return []
  return ['        <bpmndi:BPMNLabel>', `          ${bounds(label)}`, '        </bpmndi:BPMNLabel>']
}
