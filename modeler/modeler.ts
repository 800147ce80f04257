import Modeler from 'bpmn-js/lib/Modeler'
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer'
import {
  BpmnPropertiesPanelModule,
  BpmnPropertiesProviderModule,
  ZeebePropertiesProviderModule,
} from 'bpmn-js-properties-panel'
import zeebeBehaviors from 'camunda-bpmn-js-behaviors/lib/camunda-cloud'
import minimap from 'diagram-js-minimap'
import { huying } from '../server/engine/model/huying.js'
import { zeebe } from '../server/engine/model/zeebe.js'
import { lanesModule } from './canvas/lanes.js'
import { badgesModule } from './checks/badges.js'
import { batchModule } from './commands/batch.js'
import { messagesModule } from './messages/translate.js'
import type { Office } from './panel/office.js'
import { officeModule } from './panel/provider.js'

const font = getComputedStyle(document.documentElement).getPropertyValue('--font')

/** Text as the shipped diagrams are laid out for it. */
const textRenderer = {
  defaultStyle: { fontFamily: font, fontSize: 16, lineHeight: 1.25 },
  externalStyle: { fontFamily: font, fontSize: 14, lineHeight: 1.3 },
}
const shared = { moddleExtensions: { zeebe, huying }, textRenderer }

/** bpmn-js with the panel, the checks and the words of the office. */
export function createModeler(container: HTMLElement, panel: HTMLElement, office: Office): Modeler {
  return new Modeler({
    container,
    propertiesPanel: { parent: panel },
    ...shared,
    additionalModules: [
      BpmnPropertiesPanelModule,
      BpmnPropertiesProviderModule,
      ZeebePropertiesProviderModule,
      zeebeBehaviors,
      minimap,
      batchModule,
      officeModule,
      badgesModule,
      lanesModule,
      messagesModule,
      { office: ['value', office] },
    ],
  })
}

/** For looking at a version. */
export function createViewer(container: HTMLElement): NavigatedViewer {
  return new NavigatedViewer({ container, ...shared, additionalModules: [lanesModule, messagesModule] })
}
