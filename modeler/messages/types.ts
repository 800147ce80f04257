const tasks: Readonly<Record<string, string>> = {
  Process: '流程',
  Collaboration: '流程图',
  Participant: '池',
  Lane: '泳道',
  Task: '任务（未定类型）',
  'User Task': '用户任务',
  'Service Task': '服务任务',
  'Send Task': '发送任务',
  'Receive Task': '接收任务',
  'Script Task': '脚本任务',
  'Manual Task': '手工任务',
  'Business Rule Task': '规则任务',
  'Call Activity': '调用活动',
  'Sub Process': '子流程',
  'Event Sub Process': '事件子流程',
  'Collapsed Sub Process': '子流程（折叠）',
  'Expanded Sub Process': '子流程（展开）',
  'Collapsed Event Sub Process': '事件子流程（折叠）',
  'Expanded Event Sub Process': '事件子流程（展开）',
  'Ad Hoc Sub Process': '临时子流程',
  Transaction: '事务',
  'Exclusive Gateway': '排他网关',
  'Parallel Gateway': '并行网关',
  'Inclusive Gateway': '包容网关',
  'Complex Gateway': '复杂网关',
  'Event Based Gateway': '事件网关',
  'Sequence Flow': '顺序流',
  'Conditional Flow': '条件流',
  'Default Flow': '默认流',
  'Message Flow': '消息流',
  Association: '关联',
  'Data Input Association': '数据输入',
  'Data Output Association': '数据输出',
  'Data Object Reference': '数据对象',
  'Data Store Reference': '数据存储',
  'Text Annotation': '批注',
  Group: '分组',
  Label: '标签',
}

const triggers: Readonly<Record<string, string>> = {
  '': '',
  'Timer ': '定时',
  'Message ': '消息',
  'Signal ': '信号',
  'Error ': '错误',
  'Escalation ': '升级',
  'Conditional ': '条件',
  'Link ': '链接',
  'Compensate ': '补偿',
  'Compensation ': '补偿',
  'Cancel ': '取消',
  'Terminate ': '终止',
  'Multiple ': '多重',
}

const places: Readonly<Record<string, string>> = {
  'Start Event': '开始事件',
  'End Event': '结束事件',
  'Boundary Event': '边界事件',
  'Intermediate Catch Event': '等待事件',
  'Intermediate Throw Event': '抛出事件',
}

const events = Object.entries(triggers).flatMap(([trigger, first]) =>
  Object.entries(places).flatMap(([place, second]) => [
    [`${trigger}${place}`, `${first}${second}`],
    [`${trigger}${place} (Non Interrupting)`, `${first}${second}（不中断）`],
  ]),
)

/** What the panel calls the kinds of elements. */
export const typeNames: Readonly<Record<string, string>> = { ...tasks, ...Object.fromEntries(events) }
