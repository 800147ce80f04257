import { z } from 'zod'
import { iso } from '../schema.js'

// What the modeler reads and sends.

/** Somebody and when. */
const stamp = { by: z.string(), at: iso, atText: z.string() }

export const procedureParams = z.object({ process: z.string().max(100) })
export const versionParams = z.object({
  process: z.string().max(100),
  version: z.coerce.number().int().min(1),
})

export const diagnostic = z
  .object({
    element: z.string().nullable(),
    code: z.string(),
    severity: z.enum(['error', 'warning']),
    message: z.string(),
    messageEn: z.string(),
    fix: z.string().optional(),
    fixEn: z.string().optional(),
    rule: z.boolean().optional().meta({ description: 'Said by the rules of the records, not by the engine' }),
  })
  .meta({ id: 'Diagnostic', description: 'What is wrong with a diagram, where, and the way out' })

export const change = z
  .object({
    kind: z.enum(['added', 'changed', 'removed']),
    element: z.string().nullable(),
    text: z.string(),
  })
  .meta({ id: 'ProcedureChange', description: 'One difference between two versions, in words' })

export const version = z
  .object({
    version: z.number(),
    note: z.string(),
    author: z.string().meta({ description: 'Name of a person; empty for what came with the product' }),
    publisher: z.string(),
    at: iso,
    atText: z.string(),
    inForce: z.boolean(),
  })
  .meta({ id: 'ProcedureVersion' })

export const draft = z
  .object({ rev: z.number(), basedOn: z.number(), mine: z.boolean(), ...stamp })
  .meta({ id: 'ProcedureDraft', description: 'A procedure as somebody is redrawing it' })

export const procedureRow = z
  .object({
    process: z.string(),
    name: z.string(),
    inForce: version,
    draft: draft.optional(),
    open: z.number().meta({ description: 'Instances under way' }),
  })
  .meta({ id: 'ProcedureRow' })

const choice = z.object({ value: z.string(), name: z.string() })

export const procedure = procedureRow
  .extend({
    xml: z.string(),
    diagnostics: z.array(diagnostic),
    changes: z.array(change),
    choices: z.object({
      roles: z.array(choice),
      units: z.array(choice),
      /** By unit and role (as in FEEL): who that is now. */
      holders: z.record(z.string(), z.string()),
      forms: z.array(choice),
      decisions: z.array(choice),
      cells: z.array(z.string()),
    }),
  })
  .meta({ id: 'Procedure', description: 'A procedure opened for editing' })

export const draftBody = z.object({
  xml: z.string().min(1).max(900_000),
  rev: z.number().int().min(0),
})

export const draftSaved = z
  .object({ draft, diagnostics: z.array(diagnostic), changes: z.array(change) })
  .meta({ id: 'ProcedureDraftSaved' })

export const publishBody = z.object({ rev: z.number().int().min(1), note: z.string().max(2000) })
export const againBody = z.object({ note: z.string().max(2000) })

export const openedVersion = z
  .object({ name: z.string(), version, xml: z.string(), changes: z.array(change) })
  .meta({ id: 'OpenedProcedureVersion' })
