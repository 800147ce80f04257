import { describeInBrowser } from './browser.js'
import { inHand } from './cases.js'
import { openOffice, type Office } from './office.js'
import { inDanger } from './rarer/danger.js'
import { disputed } from './rarer/requests.js'
import { unanswered } from './rarer/unanswered.js'
import { unverified } from './rarer/unverified.js'
import { withdrawn } from './rarer/withdrawn.js'
import { turnsIn } from './turns.js'

/** What happens less often, by clicks alone: stories that follow each other on one clock and share a county. */
describeInBrowser('the rarer ways of a call', () => {
  let office: Office
  let late: string
  let doubtful: string
  const atWork = { office: () => office, by: turnsIn(() => office) }

  beforeAll(async () => {
    office = await openOffice()
    late = await inHand(office.service)
    doubtful = await inHand(office.service)
  }, 120_000)
  afterAll(async () => {
    expect(office?.faults).toEqual([])
    await office?.close()
  })

  withdrawn(atWork)
  inDanger(atWork)
  disputed(atWork)
  unanswered(atWork, () => late)
  unverified(atWork, () => doubtful)
})
