import type { z } from 'zod'
import type * as designer from '../../server/api/designer/schema.js'
import type { me } from '../../server/api/session/schema.js'
import type { ErrorBody } from '../../server/api/errors.js'

// What the server answers, as its own schemas say.

export type Me = z.infer<typeof me>
export type ProcedureRow = z.infer<typeof designer.procedureRow>
export type Procedure = z.infer<typeof designer.procedure>
export type Choices = Procedure['choices']
export type Draft = z.infer<typeof designer.draft>
export type DraftSaved = z.infer<typeof designer.draftSaved>
export type Version = z.infer<typeof designer.version>
export type OpenedVersion = z.infer<typeof designer.openedVersion>
export type Change = z.infer<typeof designer.change>
export type Diagnostic = z.infer<typeof designer.diagnostic>
export type ApiError = Omit<ErrorBody, 'requestId'> & { requestId?: string }
