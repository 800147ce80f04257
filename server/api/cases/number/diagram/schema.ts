import { z } from 'zod'

const elementStateName = z.enum([
  'done',
  'active',
  'near',
  'overdue',
  'paused',
  'todo',
  'skipped',
  'incident',
])

const elementState = z
  .object({
    element: z.string(),
    name: z.string(),
    flow: z.boolean().optional(),
    state: elementStateName,
    badge: z.string().optional(),
    instances: z
      .array(z.object({ name: z.string(), state: elementStateName, badge: z.string().optional() }))
      .optional(),
    plane: z.number().optional(),
  })
  .meta({ id: 'ElementState' })

const diagramPlane = z
  .object({
    id: z.string(),
    processId: z.string(),
    name: z.string(),
    version: z.number(),
    xml: z.string(),
    states: z.array(elementState),
    breadcrumb: z.array(z.object({ name: z.string(), plane: z.number() })),
    focus: z.string().optional(),
  })
  .meta({ id: 'DiagramPlane' })

export const diagramView = z
  .object({ planes: z.array(diagramPlane), current: z.number() })
  .meta({ id: 'DiagramView', description: 'The diagrams of a case, each element in the state it is in' })
