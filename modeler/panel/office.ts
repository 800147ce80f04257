import { useService } from 'bpmn-js-properties-panel'
import type { Choices } from '../api/types.js'
import { writeExtension } from './extension.js'
import type { Batch, BpmnFactory, Modeling, Shape } from './shapes.js'

/** What the county lets a designer choose from, and its clock: provided to the modeler as `office`. */
export interface Office {
  choices: Choices
  /** The server's time when the page was opened, milliseconds UTC. */
  now: number
}

export interface Writer {
  office: Office
  modeling: Modeling
  bpmnFactory: BpmnFactory
  batch: Batch
  /** Writes one extension as one step. */
  write(element: Shape, type: string, properties: Record<string, unknown> | null): void
}

/** The services that the groups of the office use. */
export function useOffice(): Writer {
  const office = useService<Office>('office')
  const modeling = useService<Modeling>('modeling')
  const bpmnFactory = useService<BpmnFactory>('bpmnFactory')
  const batch = useService<Batch>('batch')
  return {
    office,
    modeling,
    bpmnFactory,
    batch,
    write: (element, type, properties) =>
      batch.do(() => writeExtension({ modeling, bpmnFactory }, element, type, properties)),
  }
}
