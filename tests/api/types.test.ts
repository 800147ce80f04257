import type { z } from 'zod'
import type * as portal from '../../portal/src/api/types.js'
import type { badges } from '../../server/api/badges/get.js'
import type { countyFace } from '../../server/api/county/get.js'
import type { demoGroup } from '../../server/api/demo/get-people.js'
import type * as items from '../../server/api/items/schema.js'
import type { person } from '../../server/api/people/get.js'
import type * as shared from '../../server/api/schema.js'
import type * as session from '../../server/api/session/schema.js'
import type { unit } from '../../server/api/units/get.js'

/** Either can stand for the other. */
type Same<A, B> = [A] extends [B]
  ? [B] extends [A]
    ? true
    : { lacks: Exclude<keyof A, keyof B> }
  : { differs: A }

// The compiler checks these: each answer of the API is what the pages read.
const answers: {
  Me: Same<z.infer<typeof session.me>, portal.Me>
  SignIn: Same<z.infer<typeof session.signInBody>, portal.SignIn>
  PasswordChange: Same<z.infer<typeof session.passwordChange>, portal.PasswordChange>
  CountyFace: Same<z.infer<typeof countyFace>, portal.CountyFace>
  DemoGroup: Same<z.infer<typeof demoGroup>, portal.DemoGroup>
  Now: Same<z.infer<typeof shared.now>, portal.Now>
  LimitView: Same<z.infer<typeof shared.limitView>, portal.LimitView>
  FileView: Same<z.infer<typeof shared.fileView>, portal.FileView>
  Unit: Same<z.infer<typeof unit>, portal.Unit>
  Person: Same<z.infer<typeof person>, portal.Person>
  ItemPage: Same<z.infer<typeof items.itemPage>, portal.ItemPage>
  ItemManual: Same<z.infer<typeof items.itemManual>, portal.ItemManual>
  ExpectedLimits: Same<z.infer<typeof items.expectedLimits>, portal.ExpectedLimits>
  Badges: Same<z.infer<typeof badges>, portal.Badges>
} = {
  Me: true,
  SignIn: true,
  PasswordChange: true,
  CountyFace: true,
  DemoGroup: true,
  Now: true,
  LimitView: true,
  FileView: true,
  Unit: true,
  Person: true,
  ItemPage: true,
  ItemManual: true,
  ExpectedLimits: true,
  Badges: true,
}

it('should answer in the shapes that the pages read', () => {
  expect(Object.values(answers)).not.toContain(false)
})
