import type { z } from 'zod'
import type * as portal from '../../portal/src/api/types.js'
import type { badges } from '../../server/api/badges/get.js'
import type * as calls from '../../server/api/calls/schema.js'
import type { formSchema } from '../../server/api/cases/form-schema.js'
import type * as acts from '../../server/api/cases/number/acts/schema.js'
import type { diagramView } from '../../server/api/cases/number/diagram/schema.js'
import type { orderPrint } from '../../server/api/cases/number/orders/document/schema.js'
import type { printView } from '../../server/api/cases/number/print/schema.js'
import type * as cases from '../../server/api/cases/schema.js'
import type { countyFace } from '../../server/api/county/get.js'
import type { demoGroup } from '../../server/api/demo/get-people.js'
import type * as drafts from '../../server/api/drafts/schema.js'
import type * as items from '../../server/api/items/schema.js'
import type { change } from '../../server/api/live/get.js'
import type * as matters from '../../server/api/matters/schema.js'
import type * as notices from '../../server/api/notices/schema.js'
import type { incident, operatorState } from '../../server/api/operator/schema.js'
import type { person } from '../../server/api/people/get.js'
import type * as queue from '../../server/api/queue/schema.js'
import type * as setup from '../../server/api/setup/schema.js'
import type * as shared from '../../server/api/schema.js'
import type { searchResult } from '../../server/api/search/schema.js'
import type * as session from '../../server/api/session/schema.js'
import type { supervisionPage } from '../../server/api/supervision/schema.js'
import type { taskPage } from '../../server/api/tasks/schema.js'
import type { unit } from '../../server/api/units/get.js'

/** Either can stand for the other. */
type Same<A, B> = [A] extends [B]
  ? [B] extends [A]
    ? true
    : { theServerSaysMore: Exclude<keyof A, keyof B> }
  : { thePagesExpectMore: Exclude<keyof B, keyof A> }

type Answer<S extends z.ZodType, P> = Same<z.infer<S>, P>

// The compiler checks these: each answer of the API is what the pages read.
const answers: Record<string, true> = {
  Change: true satisfies Answer<typeof change, portal.Change>,
  Me: true satisfies Answer<typeof session.me, portal.Me>,
  SignIn: true satisfies Answer<typeof session.signInBody, portal.SignIn>,
  PasswordChange: true satisfies Answer<typeof session.passwordChange, portal.PasswordChange>,
  CountyFace: true satisfies Answer<typeof countyFace, portal.CountyFace>,
  DemoGroup: true satisfies Answer<typeof demoGroup, portal.DemoGroup>,
  Now: true satisfies Answer<typeof shared.now, portal.Now>,
  LimitView: true satisfies Answer<typeof shared.limitView, portal.LimitView>,
  FileView: true satisfies Answer<typeof shared.fileView, portal.FileView>,
  Unit: true satisfies Answer<typeof unit, portal.Unit>,
  Person: true satisfies Answer<typeof person, portal.Person>,
  ItemPage: true satisfies Answer<typeof items.itemPage, portal.ItemPage>,
  ItemManual: true satisfies Answer<typeof items.itemManual, portal.ItemManual>,
  ExpectedLimits: true satisfies Answer<typeof items.expectedLimits, portal.ExpectedLimits>,
  Badges: true satisfies Answer<typeof badges, portal.Badges>,
  TaskPage: true satisfies Answer<typeof taskPage, portal.TaskPage>,
  Filing: true satisfies Answer<typeof calls.filing, portal.Filing>,
  Filed: true satisfies Answer<typeof calls.filed, portal.Filed>,
  CasePage: true satisfies Answer<typeof calls.casePage, portal.CasePage>,
  CaseView: true satisfies Answer<typeof cases.caseView, portal.CaseView>,
  TimelineEntry: true satisfies Answer<typeof cases.timelineEntry, portal.TimelineEntry>,
  MatterLists: true satisfies Answer<typeof matters.matterLists, portal.MatterLists>,
  MatterRows: true satisfies Answer<typeof matters.matterRows, portal.MatterRows>,
  MatterView: true satisfies Answer<typeof matters.matterView, portal.MatterView>,
  MatterBegun: true satisfies Answer<typeof matters.begun, portal.MatterBegun>,
  NewComment: true satisfies Answer<typeof cases.newComment, portal.NewComment>,
  FormSchema: true satisfies Answer<typeof formSchema, portal.FormSchema>,
  ActPage: true satisfies Answer<typeof acts.actPage, portal.ActPage>,
  ActRequest: true satisfies Answer<typeof acts.actRequest, portal.ActRequest>,
  Done: true satisfies Answer<typeof acts.done, portal.Done>,
  DiagramView: true satisfies Answer<typeof diagramView, portal.DiagramView>,
  OrderPrint: true satisfies Answer<typeof orderPrint, portal.OrderPrint>,
  PrintView: true satisfies Answer<typeof printView, portal.PrintView>,
  QueuePage: true satisfies Answer<typeof queue.queuePage, portal.QueuePage>,
  QueueCase: true satisfies Answer<typeof queue.queueCase, portal.QueueCase>,
  SupervisionPage: true satisfies Answer<typeof supervisionPage, portal.SupervisionPage>,
  Draft: true satisfies Answer<typeof drafts.draft, portal.Draft>,
  DraftRow: true satisfies Answer<typeof drafts.draftRow, portal.DraftRow>,
  NoticePage: true satisfies Answer<typeof notices.noticePage, portal.NoticePage>,
  Incident: true satisfies Answer<typeof incident, portal.Incident>,
  OperatorState: true satisfies Answer<typeof operatorState, portal.OperatorState>,
  CountyNames: true satisfies Answer<typeof setup.countyNames, portal.CountyNames>,
  SetupOverview: true satisfies Answer<typeof setup.setupOverview, portal.SetupOverview>,
  SetupCheck: true satisfies Answer<typeof setup.setupCheck, portal.SetupCheck>,
  SetupResult: true satisfies Answer<typeof setup.setupResult, portal.SetupResult>,
  SetupPerson: true satisfies Answer<typeof setup.setupPerson, portal.SetupPerson>,
  SearchResult: true satisfies Answer<typeof searchResult, portal.SearchResult>,
}

it('should answer in the shapes that the pages read', () => {
  expect(Object.values(answers).every(Boolean)).toBe(true)
})
