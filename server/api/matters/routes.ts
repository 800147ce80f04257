import { getAssignmentForm } from '../assignments/form/get.js'
import { postAssignment } from '../assignments/post.js'
import { getContestForm } from '../contests/form/get.js'
import { postContest } from '../contests/post.js'
import type { Route } from '../route.js'
import { getMatters } from './get.js'
import { postMatterAct } from './instance/acts/post.js'
import { getMatter } from './instance/get.js'
import { getMatterRows } from './rows/get.js'

/** Rulings, papers of supervision and assigned acts, and how they are begun beside cases. */
export const matterRoutes: readonly Route[] = [
  getMatters,
  // Before the one by id, which would take its last word for one.
  getMatterRows,
  getMatter,
  postMatterAct,
  getContestForm,
  postContest,
  getAssignmentForm,
  postAssignment,
]
