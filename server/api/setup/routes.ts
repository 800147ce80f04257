import type { Route } from '../route.js'
import { getSetupCalendar } from './calendar/get.js'
import { postSetupCalendar } from './calendar/post.js'
import { getSetup } from './get.js'
import { getSetupPeople } from './people/get.js'
import { postSetupPassword } from './people/post-password.js'
import { putSetupCounty } from './put-county.js'
import { getSetupTable } from './tables/get.js'
import { getSetupTemplate } from './tables/get-template.js'
import { postSetupCheck } from './tables/post-check.js'
import { postSetupTable } from './tables/post.js'

/** Setting up a county: its names, its tables, and the passwords of its people. */
export const setupRoutes: readonly Route[] = [
  getSetup,
  putSetupCounty,
  getSetupTemplate,
  getSetupTable,
  postSetupCheck,
  postSetupTable,
  getSetupPeople,
  postSetupPassword,
  getSetupCalendar,
  postSetupCalendar,
]
