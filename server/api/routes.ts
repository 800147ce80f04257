import { getBadges } from './badges/get.js'
import { getCounty } from './county/get.js'
import { getDemoPeople } from './demo/get-people.js'
import { getItem } from './items/code/get.js'
import { getItems } from './items/get.js'
import { getNow } from './now/get.js'
import { getOpenApi } from './openapi/get.js'
import { getPeople } from './people/get.js'
import type { Route } from './route.js'
import { deleteSession } from './session/delete.js'
import { getSession } from './session/get.js'
import { postSession } from './session/post.js'
import { putSessionPassword } from './session/put-password.js'
import { putSessionPost } from './session/put-post.js'
import { getUnits } from './units/get.js'

/** Every route of the API, in the order of its addresses. */
export const routes: readonly Route[] = [
  getBadges,
  getCounty,
  getDemoPeople,
  getItems,
  getItem,
  getNow,
  getOpenApi(() => routes),
  getPeople,
  getSession,
  postSession,
  deleteSession,
  putSessionPost,
  putSessionPassword,
  getUnits,
]
