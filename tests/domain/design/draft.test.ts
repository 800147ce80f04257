import {
  discardProcedureDraft,
  listProcedures,
  openProcedure,
  saveProcedureDraft,
} from '../../../server/domain/design/index.js'
import { county, desk, fixture, gong, xu, type Desk } from './desk.js'
import { draftingWithin, legalReview, without } from './edits.js'

let at: Desk
beforeEach(async () => {
  at = await desk()
})
afterEach(() => at.close())

const save = (xml: string, rev = 0, by = xu) => saveProcedureDraft(at, by, { process: 'review', xml, rev })
const codes = (findings: readonly { code: string; element: string | null }[] | undefined) =>
  (findings ?? []).map(({ code, element }) => `${code} ${element ?? ''}`.trim())

describe('drafts of procedures', () => {
  it('should list procedures with their version in force and who is redrawing them', async () => {
    expect(await listProcedures(at, county)).toMatchObject([
      { process: 'review', name: '文件会签', inForce: { version: 1 }, draft: undefined, open: 0 },
    ])
    await save(draftingWithin(3)(fixture))
    await at.runtime.start(county, { process: 'review', variables: {} })
    expect(await listProcedures(at, county)).toMatchObject([
      { draft: { author: 'xu', basedOnVersion: 1 }, open: 1 },
    ])
  })

  it('should open the draft in the place of the version in force, and forget it when it is discarded', async () => {
    const xml = draftingWithin(3)(fixture)
    await save(xml)
    expect(await openProcedure(at, county, 'review')).toMatchObject({
      xml,
      changes: [{ text: '「起草」的时限由 5 工作日改为 3 工作日' }],
    })
    expect(await discardProcedureDraft(at, xu, 'review')).toBe(true)
    expect((await openProcedure(at, county, 'review')).xml).toBe(fixture)
  })

  it('should tell the second of two designers that the first has saved', async () => {
    const first = await save(draftingWithin(3)(fixture))
    expect(first.ok).toBe(true)
    expect(await save(draftingWithin(4)(fixture), 0, gong)).toMatchObject({ ok: false, code: 'DRAFT_STALE' })
    const rev = first.ok ? first.value.draft.rev : 0
    expect((await save(draftingWithin(4)(fixture), rev, gong)).ok).toBe(true)
    expect((await save(draftingWithin(2)(fixture), rev)).ok).toBe(false)
    expect((await openProcedure(at, county, 'review')).draft).toMatchObject({ author: 'gong' })
  })

  it('should keep a draft with errors and say where they are', async () => {
    const saved = await save(legalReview('<zeebe:formDefinition formId="review.nothing" />')(fixture))
    expect(saved.ok && codes(saved.value.findings)).toEqual([
      'CANDIDATES_MISSING legal',
      'FORM_UNKNOWN legal',
    ])
  })

  it('should name the milestones, states and starts that went missing', async () => {
    const saved = await save(
      without(/<huying:(milestone|state)[^>]*>/g)(fixture).replace(
        '<bpmn:startEvent id="start" name="收文">',
        '<bpmn:startEvent id="start" name="收文"><bpmn:timerEventDefinition id="t"><bpmn:timeDuration xsi:type="bpmn:tFormalExpression">P1D</bpmn:timeDuration></bpmn:timerEventDefinition>',
      ),
    )
    const found = saved.ok ? codes(saved.value.findings) : []
    expect(found).toEqual(expect.arrayContaining(['MILESTONE_LOST', 'STATE_LOST', 'START_LOST']))
  })

  it('should say that the process was renamed under the hand of its designer', async () => {
    const saved = await save(fixture.replaceAll('"review"', '"other"'))
    expect(saved.ok && codes(saved.value.findings)).toContain('PROCESS_ID_CHANGED')
  })

  it('should not store what would not be read back whole', async () => {
    const strange = fixture.replace('<bpmn:startEvent', '<bpmn:magicEvent id="x" /><bpmn:startEvent')
    const refused = await save(strange)
    expect(refused).toMatchObject({ ok: false, code: 'DIAGRAM_REFUSED' })
    expect(codes(refused.findings)).toEqual(['CONTENT_UNKNOWN x'])
    expect(await save('<not bpmn')).toMatchObject({ ok: false, code: 'DIAGRAM_REFUSED' })
    expect((await openProcedure(at, county, 'review')).draft).toBeUndefined()
  })
})
