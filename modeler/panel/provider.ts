import { Group } from '@bpmn-io/properties-panel'
import { AtLimitGroup } from './due/AtLimitGroup.js'
import { FormGroup } from './form/FormGroup.js'
import { LimitGroup } from './limit/LimitGroup.js'
import { MilestoneGroup } from './milestone/MilestoneGroup.js'
import type { Shape } from './shapes.js'
import { Who } from './who/Who.js'
import { m } from '../messages/index.js'

interface PanelGroup {
  id: string
  label?: string
  [property: string]: unknown
}

/** Below the providers of bpmn-js and Zeebe, so that what they offer is known here. */
const PRIORITY = 100

/** Groups of Zeebe's provider that stay, behind ours. */
const advanced = [
  'general',
  'timer',
  'condition',
  'message',
  'signal',
  'error',
  'escalation',
  'multiInstance',
  'script',
  'calledDecision',
  'taskDefinition',
  'inputs',
  'outputs',
]

/** The panel in the words of the office first; of the rest what is advanced. */
export class OfficeProvider {
  static $inject = ['propertiesPanel']

  constructor(panel: { registerProvider(priority: number, provider: unknown): void }) {
    panel.registerProvider(PRIORITY, this)
  }

  getGroups(element: Shape) {
    return (groups: PanelGroup[]) => [
      ...officeGroups(element),
      ...advanced.flatMap(id => groups.find(group => group.id === id) ?? []).map(renamed),
    ]
  }
}

function officeGroups(element: Shape): PanelGroup[] {
  const group = (id: string, label: string, component: unknown, shouldOpen = true): PanelGroup => ({
    id: `office-${id}`,
    label,
    component: Group,
    shouldOpen,
    entries: [{ id: `office-${id}-entry`, component }],
  })
  const { type } = element
  if (type === 'label' || !element.businessObject) return []
  const milestone = (open: boolean) => group('milestone', m.panel.milestones, MilestoneGroup, open)
  if (type === 'bpmn:UserTask')
    return [
      group('who', m.panel.who, Who),
      group('limit', m.panel.limit, LimitGroup),
      group('due', m.panel.due, AtLimitGroup),
      group('form', m.panel.form, FormGroup),
      milestone(false),
    ]
  if (type === 'bpmn:StartEvent') return [group('form', m.panel.form, FormGroup), milestone(false)]
  if (isFlowNode(type)) return [milestone(false)]
  return []
}

function isFlowNode(type: string): boolean {
  return /Task$|Event$|Activity$|SubProcess$/.test(type)
}

const renamed = (group: PanelGroup): PanelGroup => ({ ...group, label: m.panel.advanced(group.label ?? '') })

export const officeModule = { __init__: ['officeProvider'], officeProvider: ['type', OfficeProvider] }
