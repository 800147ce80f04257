import { getBadges } from './badges/get.js'
import { getCalls } from './calls/get.js'
import { postCall } from './calls/post.js'
import { getActs } from './cases/number/acts/get.js'
import { postAct } from './cases/number/acts/post.js'
import { getCaseAttachment } from './cases/number/attachments/id/get.js'
import { postCaseAttachment } from './cases/number/attachments/post.js'
import { postComment } from './cases/number/comments/post.js'
import { getDiagram } from './cases/number/diagram/get.js'
import { getCase } from './cases/number/get.js'
import { postCase } from './cases/post.js'
import { getProcedures } from './procedures/get.js'
import { getFilingForm } from './procedures/process/form/get.js'
import { getOrder } from './cases/number/orders/document/get.js'
import { getPrint } from './cases/number/print/get.js'
import { getTimeline } from './cases/number/timeline/get.js'
import { postUnmasking } from './cases/number/unmasking/post.js'
import { getCounty } from './county/get.js'
import { getDemoPeople } from './demo/get-people.js'
import { designerRoutes } from './designer/routes.js'
import { getDrafts } from './drafts/get.js'
import { deleteDraft } from './drafts/key/delete.js'
import { getDraft } from './drafts/key/get.js'
import { putDraft } from './drafts/key/put.js'
import { getFile } from './files/id/get.js'
import { postFile } from './files/post.js'
import { getExpected } from './items/code/expected/get.js'
import { getItem } from './items/code/get.js'
import { getItems } from './items/get.js'
import { getLive } from './live/get.js'
import { matterRoutes } from './matters/routes.js'
import { getNotices } from './notices/get.js'
import { postNoticesRead } from './notices/read/post.js'
import { getNow } from './now/get.js'
import { getOpenApi } from './openapi/get.js'
import { getIncidents } from './operator/incidents/get.js'
import { postIncidentRetry } from './operator/incidents/retry/post.js'
import { postJobRelease } from './operator/jobs/post-release.js'
import { postOutboxRetry } from './operator/outbox/post-retry.js'
import { getOperatorState } from './operator/state/get.js'
import { postTimerFire } from './operator/timers/post-fire.js'
import { getPeople } from './people/get.js'
import { getQueue } from './queue/get.js'
import { getQueueCase } from './queue/number/get.js'
import type { Route } from './route.js'
import { getSearch } from './search/get.js'
import { deleteSession } from './session/delete.js'
import { getSession } from './session/get.js'
import { postSession } from './session/post.js'
import { putSessionPassword } from './session/put-password.js'
import { putSessionPost } from './session/put-post.js'
import { setupRoutes } from './setup/routes.js'
import { getSupervision } from './supervision/get.js'
import { getTasks } from './tasks/get.js'
import { getUnits } from './units/get.js'
import { postActivation } from './v2/jobs/activation.js'
import { postCompletion } from './v2/jobs/completion.js'
import { postError } from './v2/jobs/error.js'
import { postFailure } from './v2/jobs/failure.js'
import { getPenalty } from './v2/penalties/get.js'
import { postPenaltyAct } from './v2/penalties/post.js'

/** Every route of the API, in the order of its addresses. */
export const routes: readonly Route[] = [
  getBadges,
  getCalls,
  postCall,
  getProcedures,
  getFilingForm,
  postCase,
  getCase,
  getActs,
  postAct,
  postCaseAttachment,
  getCaseAttachment,
  getTimeline,
  postUnmasking,
  postComment,
  getDiagram,
  getPrint,
  getOrder,
  getCounty,
  getDemoPeople,
  ...designerRoutes,
  getDrafts,
  getDraft,
  putDraft,
  deleteDraft,
  postFile,
  getFile,
  getItems,
  getItem,
  getExpected,
  getLive,
  ...matterRoutes,
  getNotices,
  postNoticesRead,
  getNow,
  getOpenApi(() => routes),
  getIncidents,
  postIncidentRetry,
  postJobRelease,
  postOutboxRetry,
  getOperatorState,
  postTimerFire,
  getPeople,
  getQueue,
  getQueueCase,
  getSearch,
  getSession,
  postSession,
  deleteSession,
  putSessionPost,
  putSessionPassword,
  ...setupRoutes,
  getSupervision,
  getTasks,
  getUnits,
  postActivation,
  postCompletion,
  postFailure,
  postError,
  getPenalty,
  postPenaltyAct,
]
