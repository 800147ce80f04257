/** The moddle descriptor of `huying:*`: what the standard and the zeebe extensions lack. */
export const huying = {
  name: 'Huying',
  prefix: 'huying',
  uri: 'http://huying.cn/schema/bpmn/1.0',
  xml: { tagAlias: 'lowerCase' },
  types: [
    {
      name: 'Milestone',
      superClass: ['Element'],
      meta: { allowedIn: ['bpmn:FlowNode'] },
      properties: [
        { name: 'name', type: 'String', isAttr: true },
        { name: 'data', type: 'String', isAttr: true },
      ],
    },
    {
      name: 'State',
      superClass: ['Element'],
      meta: { allowedIn: ['bpmn:FlowNode'] },
      properties: [{ name: 'name', type: 'String', isAttr: true }],
    },
    {
      name: 'Refusal',
      superClass: ['Element'],
      meta: { allowedIn: ['bpmn:EndEvent'] },
      properties: [
        { name: 'text', type: 'String', isAttr: true },
        { name: 'textEn', type: 'String', isAttr: true },
      ],
    },
    {
      name: 'Start',
      superClass: ['Element'],
      meta: { allowedIn: ['bpmn:StartEvent'] },
      properties: [{ name: 'once', type: 'String', isAttr: true }],
    },
    {
      name: 'Template',
      superClass: ['Element'],
      meta: { allowedIn: ['bpmn:FlowNode', 'bpmn:Process'] },
      properties: [
        { name: 'id', type: 'String', isAttr: true },
        { name: 'version', type: 'String', isAttr: true },
        { name: 'values', type: 'TemplateValue', isMany: true },
      ],
    },
    {
      name: 'TemplateValue',
      superClass: ['Element'],
      properties: [
        { name: 'name', type: 'String', isAttr: true },
        { name: 'value', type: 'String', isAttr: true },
      ],
    },
  ],
  enumerations: [],
  associations: [],
}
