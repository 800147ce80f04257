import {
  openVersion,
  publishAgain,
  publishDraft,
  saveProcedureDraft,
  versionsOf,
} from '../../../server/domain/design/index.js'
import { county, desk, fixture, gong, shipped, xu, type Desk } from './desk.js'
import { draftingWithin, legalReview, without } from './edits.js'

let at: Desk
beforeEach(async () => {
  at = await desk()
})
afterEach(() => at.close())

async function saved(edit: (xml: string) => string): Promise<number> {
  const outcome = await saveProcedureDraft(at, xu, { process: 'review', xml: edit(fixture), rev: 0 })
  return outcome.ok ? outcome.value.draft.rev : 0
}
const publish = (rev: number, note = '近期两件文书被退') =>
  publishDraft(at, gong, { process: 'review', rev, note })
const start = () => at.runtime.start(county, { process: 'review', variables: {} })
const names = async (instance: string) => (await at.tasksOf(instance)).map(task => task.name)

describe('publishing a procedure', () => {
  it('should run the next case the new way while an open one ends the old way', async () => {
    const open = (await start()).instance
    expect(await publish(await saved(legalReview()))).toMatchObject({ ok: true, value: { version: 2 } })
    const next = (await start()).instance
    await at.complete(open, '起草')
    await at.complete(next, '起草')
    expect(await names(open)).toEqual(['签发'])
    expect(await names(next)).toEqual(['法制审核'])
    await at.complete(next, '法制审核')
    expect(await names(next)).toEqual(['签发'])
  })

  it('should record author and publisher, the note and the act, and leave no draft', async () => {
    await publish(await saved(draftingWithin(3)))
    const [latest, first] = await versionsOf(at, county, 'review')
    expect(latest).toMatchObject({ version: 2, author: 'xu', publisher: 'gong', note: '近期两件文书被退' })
    expect(first).toMatchObject({ version: 1, publisher: '' })
    const trail = await at.audit.read(county, { subject: 'review' })
    expect(trail.items[0]).toMatchObject({
      person: 'gong',
      act: 'procedure.published',
      details: { version: 2, author: 'xu', changes: ['「起草」的时限由 5 工作日改为 3 工作日'] },
    })
    expect(await publish(1)).toMatchObject({ code: 'NOT_FOUND' })
  })

  it('should ask for a note', async () => {
    const rev = await saved(draftingWithin(3))
    expect(await publish(rev, '  ')).toMatchObject({
      code: 'FORM_INVALID',
      fields: { note: expect.any(String) },
    })
    expect(await publish(rev, '字'.repeat(501))).toMatchObject({ code: 'FORM_INVALID' })
  })

  it('should refuse a draft that changed after the publisher looked', async () => {
    const rev = await saved(draftingWithin(3))
    await saveProcedureDraft(at, xu, { process: 'review', xml: draftingWithin(2)(fixture), rev })
    expect(await publish(rev)).toMatchObject({ code: 'DRAFT_STALE' })
  })

  it('should refuse a draft of a version that is not in force any more', async () => {
    const rev = await saved(draftingWithin(3))
    await at.runtime.deploy(county, {
      files: [
        { name: 'procedure.bpmn', content: draftingWithin(9)(fixture) },
        ...(await at.runtime.files(county, `${county}/review//1`)).slice(0, 1),
      ],
    })
    expect(await publish(rev)).toMatchObject({ code: 'CONFLICT' })
  })

  it('should refuse a draft that changes nothing', async () => {
    expect(await publish(await saved(xml => xml))).toMatchObject({ code: 'CONFLICT' })
  })

  it.each([
    ['an unknown expression', (xml: string) => xml.replace('add limit(now(), 5', 'add limt(now(), 5')],
    ['a broken expression', (xml: string) => xml.replace('意见 = "不同意"', '意见 = ("不同意"')],
    ['an element that the engine does not execute', legalReviewAs('bpmn:adHocSubProcess')],
    ['a lost milestone', without(/<huying:milestone[^>]*>/)],
    ['nobody to do a task', without(/<zeebe:assignmentDefinition candidateGroups="= leader[^>]*>/)],
  ])('should refuse %s and say where', async (_what, edit) => {
    const rev = await saved(edit)
    const refused = await publish(rev)
    expect(refused).toMatchObject({ ok: false, code: 'DIAGRAM_REFUSED' })
    expect(refused.findings?.some(each => each.severity === 'error')).toBe(true)
    expect(await versionsOf(at, county, 'review')).toHaveLength(1)
  })

  it('should publish an old version again, as a new one with its author', async () => {
    await publish(await saved(legalReview()))
    const again = await publishAgain(at, gong, { process: 'review', version: 1, note: '审核暂停' })
    expect(again).toMatchObject({ ok: true, value: { version: 3, publisher: 'gong', note: '审核暂停' } })
    const instance = (await start()).instance
    await at.complete(instance, '起草')
    expect(await names(instance)).toEqual(['签发'])
    expect(await publishAgain(at, gong, { process: 'review', version: 3, note: '再来' })).toMatchObject({
      code: 'CONFLICT',
    })
  })

  it('should show an old version and what has changed since', async () => {
    await publish(await saved(draftingWithin(3)))
    expect(await openVersion(at, county, 'review', 1)).toMatchObject({
      version: { version: 1 },
      xml: fixture,
      changes: [{ text: '「起草」的时限由 5 工作日改为 3 工作日' }],
    })
    await expect(openVersion(at, county, 'review', 7)).rejects.toMatchObject({ code: 'VERSION_UNKNOWN' })
  })
})

describe('publishing one of several procedures of a deployment', () => {
  it('should give the others no new version, and keep forms and decisions', async () => {
    await at.close()
    at = await desk(shipped('township-call'))
    const { xml, id } = await at.runtime.definitionInForce(county, 'township-call')
    const edited = xml.replaceAll(
      'add limit(now(), 1, &quot;工作日&quot;)',
      'add limit(now(), 2, &quot;工作日&quot;)',
    )
    const outcome = await saveProcedureDraft(at, xu, { process: 'township-call', xml: edited, rev: 0 })
    expect(outcome).toMatchObject({ ok: true, value: { findings: [] } })
    const rev = outcome.ok ? outcome.value.draft.rev : 0
    const published = await publishDraft(at, gong, { process: 'township-call', rev, note: '放宽修改时限' })
    expect(published).toMatchObject({ ok: true, value: { version: 2 } })
    expect(await versionsOf(at, county, 'township-call-after-close')).toHaveLength(1)
    const before = await at.runtime.definition(county, id)
    const after = await at.runtime.definitionInForce(county, 'township-call')
    expect([...after.forms.keys()].sort()).toEqual([...before.forms.keys()].sort())
    expect([...after.decisions.keys()]).toEqual([...before.decisions.keys()])
  })
})

function legalReviewAs(type: string) {
  return (xml: string) =>
    legalReview()(xml)
      .replace('<bpmn:userTask id="legal"', `<${type} id="legal"`)
      .replace(/(<bpmn:outgoing>legal--sign<\/bpmn:outgoing>\s*)<\/bpmn:userTask>/, `$1</${type}>`)
}
