import type { Route } from '../route.js'
import { getProcedures } from './procedures/get.js'
import { deleteDraft } from './procedures/process/delete-draft.js'
import { getProcedure } from './procedures/process/get.js'
import { postPublication } from './procedures/process/publish.js'
import { putDraft } from './procedures/process/put-draft.js'
import { getVersions } from './procedures/process/versions/get.js'
import { getVersion } from './procedures/process/versions/version/get.js'
import { postPublicationAgain } from './procedures/process/versions/version/publish.js'

/** What the modeler asks for. */
export const designerRoutes: readonly Route[] = [
  getProcedures,
  getProcedure,
  putDraft,
  deleteDraft,
  postPublication,
  getVersions,
  getVersion,
  postPublicationAgain,
]
